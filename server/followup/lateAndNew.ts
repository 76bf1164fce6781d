import { asOfDay } from "../customers/asOfDay.ts";
import { holdsReplaced, purchaseView } from "../customers/purchaseView.ts";
import { levelSegments } from "../customers/schema.ts";
import { factsVersion } from "../platform/factsVersion.ts";
import type { Services } from "../platform/services.ts";
import { companySettings } from "../platform/settings.ts";
import { type Candidate, lookedAtEach, type Planning, reasonOf } from "./candidate.ts";
import { reachable } from "./reachable.ts";
import { sqlFile } from "./sqlFile.ts";

/** Likely lost, long silent, later than usual, only one purchase, or spending less than before: from the orders and, where there are some, the scores. */
export async function lateAndNew(
  { db, ch, clock }: Services,
  planning: Planning,
  signal: AbortSignal,
): Promise<Candidate[]> {
  const { zone } = await companySettings(db);
  const asOf = await asOfDay(ch, { now: clock(), zone, version: await factsVersion(db) });
  const { today, settings } = planning;
  const reach = reachable(planning);
  const rows = await ch.rows<{
    customer_id: number;
    code: "risk" | "lapsed" | "late" | "second" | "less";
    silent: number;
    usual: number | null;
    drop: number | null;
    alive_then: number | null;
    at_stake: number;
  }>(
    sqlFile("candidates")
      .replaceAll("{reachable}", reach.sql)
      .replaceAll("{purchase_line}", purchaseView(await holdsReplaced(ch, signal))),
    {
      ...reach.params,
      today: [asOf, today].sort()[0]!,
      high: levelSegments.high,
      limit: lookedAtEach(settings.daily),
    },
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
