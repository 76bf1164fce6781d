import { sql } from "kysely";
import type { Db, Trx } from "../database.ts";
import { plainRate, type Rate } from "./checkedRates.ts";
import type { ChangedRate } from "./schema.ts";

/** Each rate with what was entered for that very day before, and where that was from. */
export async function beforeThem(db: Db | Trx, rates: readonly Rate[]): Promise<(Rate & ChangedRate)[]> {
  if (rates.length === 0) return [];
  const found = await sql<{ currency: string; day: string; rate: string; source: string }>`
    select exchange_rate.currency, exchange_rate.day, exchange_rate.rate::text as rate, exchange_rate.source
    from exchange_rate
    join unnest(${rates.map((r) => r.currency)}::text[], ${rates.map((r) => r.day)}::date[]) as asked (currency, day)
      on asked.currency = exchange_rate.currency and asked.day = exchange_rate.day`.execute(db);
  const there = new Map(found.rows.map((row) => [`${row.currency} ${row.day}`, row]));
  return rates.map((rate) => {
    const was = there.get(`${rate.currency} ${rate.day}`);
    return { ...rate, before: was ? plainRate(was.rate) : null, sourceBefore: was?.source ?? null };
  });
}
