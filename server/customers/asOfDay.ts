import { Temporal } from "temporal-polyfill";
import { businessDay } from "../platform/businessDay.ts";
import type { ClickHouse } from "../platform/clickhouse/client.ts";

let kept: { key: string; lastOn: string | null } | undefined;

/**
 * The day that "the last 12 months" and "since the last purchase" are counted from: today; or the last day of facts,
 * where they ended more than 45 days ago, as after importing an old file.
 */
export async function asOfDay(
  ch: ClickHouse,
  at: { now: Date; zone: string; version: string },
): Promise<string> {
  const key = `${ch.database} ${at.version}`;
  if (kept?.key !== key) {
    const [row] = await ch.rows<{ last: string; n: string }>(
      `select max(occurred_on) last, count() n from order_line where batch not in {hidden:Array(UInt32)}
       and dated_by not in {hidden:Array(UInt32)} and (left_by = 0 or left_by in {hidden:Array(UInt32)})`,
    );
    kept = { key, lastOn: row && row.n !== "0" ? row.last : null };
  }
  const today = businessDay(at.now, at.zone);
  if (kept.lastOn === null || kept.lastOn >= addDays(today, -45)) return today;
  return kept.lastOn;
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}
export function addMonths(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: "day" }).days;
}
