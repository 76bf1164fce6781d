import { sql } from "kysely";
import type { z } from "zod";
import type { ReadContext } from "../../verb.ts";
import { companySettings } from "../settings.ts";
import type { Rate } from "./checkedRates.ts";
import { foreignFacts } from "./foreignFacts.ts";
import type { rateMoveShape } from "./schema.ts";

type Move = z.output<typeof rateMoveShape>;

/** What would these rates move? Per kind of fact and currency; each fact is worth its rate's product to four decimals. */
export async function rateMoves(
  context: Pick<ReadContext, "db" | "ch" | "actor" | "currency" | "signal">,
  changes: readonly Rate[],
): Promise<Move[]> {
  if (changes.length === 0) return [];
  const currencies = [...new Set(changes.map((change) => change.currency))].sort();
  const rates = await withChanges(context, currencies, changes);
  const { sql: facts, params } = foreignFacts(context.actor, context.currency, currencies);
  const rows = await context.ch.rows<Record<keyof Move, string | number | null>>(
    rateMovesSql(facts),
    {
      ...params,
      rate_of: rates.map((rate) => rate.currency),
      rate_day: rates.map((rate) => rate.day),
      rate_is: rates.map((rate) => rate.rate),
      rate_days: (await companySettings(context.db)).rateDays,
    },
    { signal: context.signal, timeoutMs: 60_000 },
  );
  const day = (value: string | number | null) => (value === null ? null : String(value));
  return rows.map((row) => ({
    kind: row.kind as Move["kind"],
    currency: String(row.currency),
    facts: Number(row.facts),
    moved: Number(row.moved),
    lines: Number(row.lines),
    before: Number(row.before),
    after: Number(row.after),
    withoutBefore: Number(row.withoutBefore),
    withoutAfter: Number(row.withoutAfter),
    from: day(row.from),
    to: day(row.to),
  }));
}

/** The facts of `foreignFacts` against the rates {rate_of}, {rate_day}, {rate_is}, each good for {rate_days}: what each is worth and would be worth. */
export const rateMovesSql = (facts: string) =>
  `select kind, currency, uniqExact(id) as facts, uniqExactIf(id, differs) as moved, countIf(differs) as lines,
  toFloat64(sum(amount)) as before, toFloat64(sum(becomes)) as after,
  uniqExactIf(id, not rated) as withoutBefore, uniqExactIf(id, would is null) as withoutAfter,
  if(lines = 0, null, minIf(day, differs)) as "from", if(lines = 0, null, maxIf(day, differs)) as "to"
from (
  select facts.kind as kind, facts.currency as currency, id, day, amount, rated,
    accurateCastOrNull(round(original * if(facts.day <= rates.since + {rate_days:UInt16}, rates.rate, null), 4), 'Decimal(18, 4)') as would,
    ifNull(would, toDecimal64(0, 4)) as becomes,
    becomes != amount or rated != (would is not null) as differs
  from ${facts} as facts
  asof left join (
    select one.1 as currency, toDate(one.2) as since, toNullable(toDecimal128(one.3, 10)) as rate
    from (select arrayJoin(arrayZip({rate_of:Array(String)}, {rate_day:Array(String)}, {rate_is:Array(String)})) as one)
  ) as rates on rates.currency = facts.currency and facts.day >= rates.since
)
group by kind, currency
order by kind, currency`;

/** All rates of these currencies as they would be. */
async function withChanges(
  { db }: Pick<ReadContext, "db">,
  currencies: readonly string[],
  changes: readonly Rate[],
): Promise<{ currency: string; day: string; rate: string }[]> {
  const now = await db
    .selectFrom("exchange_rate")
    .select(["currency", "day", sql<string>`rate::text`.as("rate")])
    .where("currency", "in", [...currencies])
    .execute();
  const all = new Map<string, Rate>(now.map((rate) => [`${rate.currency} ${rate.day}`, rate]));
  for (const change of changes) all.set(`${change.currency} ${change.day}`, change);
  return [...all.values()].flatMap((one) => (one.rate === null ? [] : [{ ...one, rate: one.rate }]));
}
