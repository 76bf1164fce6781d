import { asOfDay } from "../customers/asOfDay.ts";
import { holdsReplaced } from "../customers/purchaseView.ts";
import { valueRuleInForce } from "../customers/valueClasses/valueRuleInForce.ts";
import type { ClickHouse, Params } from "../platform/clickhouse/client.ts";
import { inline } from "../platform/clickhouse/literal.ts";
import type { Db } from "../platform/database.ts";
import { factsVersion } from "../platform/factsVersion.ts";
import { companySettings } from "../platform/settings.ts";
import type { CompileOptions } from "./rule/compile.ts";

export interface Asking {
  db: Db;
  ch: ClickHouse;
  now: Date;
  zone: string;
}

/** The business date that rules are read at, whether replaced order versions still lie among the lines, and the company's classes. */
export async function compileOptions({ db, ch, now, zone }: Asking): Promise<CompileOptions> {
  const [version, replaced, classes, { currency }] = await Promise.all([
    factsVersion(db),
    holdsReplaced(ch),
    valueRuleInForce(db),
    companySettings(db),
  ]);
  return { today: await asOfDay(ch, { now, zone, version }), settled: !replaced, classes, currency };
}

const hiddenMark = "{hidden:Array(UInt32)}";

/** The statement as an analyst can run it. The list of hidden batches stays a parameter: it changes with every import. */
export function withValues(sql: string, params: Params): string {
  return sql
    .split(hiddenMark)
    .map((part) => inline(part, params))
    .join(hiddenMark);
}
