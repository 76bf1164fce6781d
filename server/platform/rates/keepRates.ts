import { sql } from "kysely";
import type { WriteContext } from "../../verb.ts";
import { beforeThem } from "./beforeThem.ts";
import type { Rate } from "./checkedRates.ts";
import type { ChangedRate } from "./schema.ts";

/** Writes what differs, with its line in the history, and has it carried to the engine. `source` is that of rates without their own. */
export async function keepRates(
  { db, now, actor, audit, outbox }: WriteContext,
  rates: readonly Rate[],
  source: string,
): Promise<ChangedRate[]> {
  const changed = (await beforeThem(db, rates)).filter(({ rate, before }) => rate !== before);
  if (changed.length === 0) return [];
  const at = now.toISOString();
  const list = sql`unnest(${changed.map((r) => r.currency)}::text[], ${changed.map((r) => r.day)}::date[],
    ${changed.map((r) => r.rate)}::numeric[], ${changed.map((r) => r.before)}::numeric[],
    ${changed.map((r) => r.source ?? source)}::text[])
    as changed (currency, day, rate, before, source)`;
  await sql`
    insert into exchange_rate (currency, day, rate, source, at, by)
    select currency, day, rate, source, ${at}, ${actor.person}::integer from ${list} where rate is not null
    on conflict (currency, day) do update set
      rate = excluded.rate, source = excluded.source, at = excluded.at, by = excluded.by`.execute(db);
  await sql`
    delete from exchange_rate using ${list}
    where changed.rate is null and exchange_rate.currency = changed.currency
      and exchange_rate.day = changed.day`.execute(db);
  await sql`
    insert into exchange_rate_change (currency, day, rate, before, source, at, by)
    select currency, day, rate, before, source, ${at}, ${actor.person}::integer from ${list}
    order by currency, day`.execute(db);
  const currencies = [...new Set(changed.map((r) => r.currency))].sort();
  audit({
    target: `rates:${currencies.join(",")}`,
    summary: { source, rates: changed.length, first: changed.slice(0, 20) },
  });
  await outbox("rates", { currencies });
  return changed;
}
