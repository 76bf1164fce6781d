import { sql } from "kysely";
import type { Carrier } from "../outbox.ts";
import { companySettings } from "../settings.ts";

/**
 * Outbox rows `rates`: `{ currencies }` whose rates changed, or the days for which they hold. All rates of these currencies go over as they are now, and
 * those that are gone as gone; then the dictionary is loaded anew, which is the one moment at which every figure changes.
 * A repeat after a crash writes the same again. Only after that is the change called carried.
 */
export const rateCarrier: Carrier = async ({ db, ch }, rows) => {
  const currencies = [
    ...new Set(rows.flatMap((row) => (row.payload as { currencies: string[] }).currencies)),
  ];
  const version = rows.at(-1)!.id;
  const { rateDays } = await companySettings(db);
  const known = await sql<{ currency: string; day: string; until: string; rate: string | null }>`
      select currency, day, rate::text as rate,
        least(lead(day) over (partition by currency, rate is null order by day) - 1, day + ${rateDays}::integer) as until
      from (
        select ever.currency, ever.day, exchange_rate.rate
        from (select distinct currency, day from exchange_rate_change
          where currency = any(${currencies}::text[])) as ever
        left join exchange_rate on exchange_rate.currency = ever.currency and exchange_rate.day = ever.day
      ) as every_day
      order by currency, day`.execute(db);
  await ch.insertRows(
    "rate_row",
    ["currency", "day", "until", "rate", "gone", "version"],
    known.rows.map(({ currency, day, until, rate }) => [
      currency,
      day,
      until,
      rate ?? "0",
      rate === null ? 1 : 0,
      version,
    ]),
  );
  await ch.exec("system reload dictionary {database}.exchange_rate");
  const foreign = await ch.rows<{ one: number }>("select 1 as one from order_line where sort >= 16 limit 1");
  await sql`
    update exchange_rate_state set
      carried = ${version}::bigint,
      converts = exists (select from exchange_rate),
      foreign_lines = foreign_lines or ${foreign.length > 0}`.execute(db);
  return undefined;
};
