import { asOfDay } from "../customers/asOfDay.ts";
import { holdsReplaced, purchaseView } from "../customers/purchaseView.ts";
import { levelSegments } from "../customers/schema.ts";
import { factsVersion } from "../platform/factsVersion.ts";
import type { Services } from "../platform/services.ts";
import { companySettings } from "../platform/settings.ts";
import { type Candidate, lookedAt, reasonOf } from "./candidate.ts";
import { sqlFile } from "./sqlFile.ts";

/** Likely lost, long silent, later than usual, only one purchase, or spending less than before: from the orders and, where there are some, the scores. */
export async function lateAndNew(
  { db, ch, clock }: Services,
  today: string,
  signal: AbortSignal,
): Promise<Candidate[]> {
  const { zone } = await companySettings(db);
  const asOf = await asOfDay(ch, { now: clock(), zone, version: await factsVersion(db) });
  const rows = await ch.rows<{
    customer_id: number;
    code: "risk" | "lapsed" | "late" | "second" | "less";
    silent: number;
    usual: number | null;
    drop: number | null;
    alive_then: number | null;
    at_stake: number;
  }>(
    sqlFile("candidates").replaceAll("{purchase_line}", purchaseView(await holdsReplaced(ch, signal))),
    { today: asOf < today ? asOf : today, high: levelSegments.high, limit: lookedAt },
    { signal, timeoutMs: 120_000 },
  );
  return rows.map((row) => ({
    customer: row.customer_id,
    reason: reasonOf(row.code, {
      silent: row.silent,
      usual: row.usual,
      drop: row.drop,
      alive: row.alive_then,
    }),
    atStake: row.at_stake,
  }));
}
