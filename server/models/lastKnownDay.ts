import { Temporal } from "temporal-polyfill";
import { businessDay } from "../platform/businessDay.ts";
import type { Db } from "../platform/database.ts";
import { factsVersion } from "../platform/factsVersion.ts";
import type { Services } from "../platform/services.ts";
import { companySettings } from "../platform/settings.ts";

/** The answer of one state of the facts on one day: the lines are read once for it, however often it is asked. */
const kept = new WeakMap<Db, { version: string; day: string | null }>();

/**
 * The last day with orders, at most yesterday: the day of which forecasts are made. Not simply yesterday, because days
 * whose orders have not been imported yet would look like silence of every customer. Null without orders.
 */
export async function lastKnownDay({ db, ch, clock }: Services): Promise<string | null> {
  const { zone } = await companySettings(db);
  const yesterday = Temporal.PlainDate.from(businessDay(clock(), zone)).subtract({ days: 1 }).toString();
  const version = `${await factsVersion(db)} ${yesterday}`;
  const before = kept.get(db);
  if (before?.version === version) return before.day;
  const [row] = await ch.rows<{ last: string; n: string }>(
    `select max(occurred_on) last, count() n from order_line
     where batch not in {hidden:Array(UInt32)} and dated_by not in {hidden:Array(UInt32)}
       and (left_by = 0 or left_by in {hidden:Array(UInt32)}) and party_id != 0 and occurred_on <= {yesterday:Date}`,
    { yesterday },
  );
  const day = row && row.n !== "0" ? row.last : null;
  kept.set(db, { version, day });
  return day;
}
