import { sql } from "kysely";
import type { Db, Trx } from "../database.ts";
import { plainRate, type Rate } from "./checkedRates.ts";
import type { ChangedRate } from "./schema.ts";

/** Each rate with what was entered for that very day before. */
export async function beforeThem(db: Db | Trx, rates: readonly Rate[]): Promise<ChangedRate[]> {
  if (rates.length === 0) return [];
  const found = await sql<{ currency: string; day: string; rate: string }>`
    select exchange_rate.currency, exchange_rate.day, exchange_rate.rate::text as rate
    from exchange_rate
    join unnest(${rates.map((r) => r.currency)}::text[], ${rates.map((r) => r.day)}::date[]) as asked (currency, day)
      on asked.currency = exchange_rate.currency and asked.day = exchange_rate.day`.execute(db);
  const there = new Map(found.rows.map((row) => [`${row.currency} ${row.day}`, plainRate(row.rate)]));
  return rates.map((rate) => ({ ...rate, before: there.get(`${rate.currency} ${rate.day}`) ?? null }));
}
