import { z } from "zod";
import { businessDay } from "../platform/businessDay.ts";
import { scopeCustomers } from "../platform/rowScope.ts";
import { type ReadContext, read } from "../verb.ts";
import { settingsOf } from "./settings.ts";
import { activeStrategies, type Kept } from "./strategies.ts";

const row = z.object({
  customers: z.number(),
  /** Contacted within the longest interval of their strategy. */
  covered: z.number(),
  never: z.number(),
  /** Median days since the last contact, of those who had one. */
  medianDays: z.number().nullable(),
});

/**
 * Of every customer: the longest interval that holds for him, and the days since somebody last reached out, by whatever
 * the interactions know (those logged here and those imported).
 */
function relation(strategies: readonly Kept[], actor: ReadContext["actor"]) {
  const pairs = strategies.flatMap((strategy) => strategy.segments.map((segment) => ({ segment, strategy })));
  const scope = scopeCustomers(actor);
  const lookUp = (values: string) =>
    pairs.length === 0
      ? "toUInt32(0)"
      : `transform(segment, {segments:Array(UInt32)}, {${values}:Array(UInt32)}, toUInt32(0))`;
  return {
    sql: `select
    file.customer_id as customer_id,
    file.owner as owner,
    ifNull(class.strategy, 0) as strategy,
    if(ifNull(class.most, 0) = 0, {most:UInt32}, class.most) as most,
    last.last_on as last_on,
    if(last.last_on is null, null, toInt32(dateDiff('day', last.last_on, {today:Date}))) as days
  from (select customer_id, owner from customer(hidden = {hidden:Array(UInt32)}) where ${scope.sql}) as file
  global any left join (
    select customer_id, argMin(${lookUp("strategies")}, ${lookUp("ranks")}) as strategy,
      argMin(${lookUp("mosts")}, ${lookUp("ranks")}) as most
    from segment_member
    where segment in {segments:Array(UInt32)}
    group by customer_id
  ) as class on class.customer_id = file.customer_id
  global any left join (
    select customer_id, max(occurred_on) as last_on
    from interaction(hidden = {hidden:Array(UInt32)})
    where direction = 'out' and customer_id != 0
    group by customer_id
  ) as last on last.customer_id = file.customer_id`,
    params: {
      ...scope.params,
      segments: pairs.map((one) => one.segment),
      strategies: pairs.map((one) => one.strategy.id),
      mosts: pairs.map((one) => one.strategy.maxDays),
      ranks: pairs.map((_, i) => i + 1),
    },
  };
}

const sums = `toUInt32(count()) as customers, toUInt32(countIf(days <= most)) as covered,
  toUInt32(countIf(days is null)) as never, if(never = customers, null, quantileExactIf(0.5)(assumeNotNull(days), days is not null)) as medianDays`;

type Row = z.output<typeof row>;

export const coverage = read({
  may: "followup:read",
  http: "GET /coverage",
  says: {
    zh: "覆盖：谁多久没被联系了，按负责人、按策略",
    en: "Coverage: who was not contacted for how long, by owner and strategy",
  },
  input: z.object({}),
  output: z.object({
    day: z.string(),
    all: row,
    owners: z.array(row.extend({ person: z.number(), name: z.string().nullable() })),
    strategies: z.array(
      row.extend({
        id: z.number(),
        name: z.object({ zh: z.string(), en: z.string() }).nullable(),
        maxDays: z.number(),
      }),
    ),
  }),
  async run({ db, ch, actor, now, zone, signal }) {
    const [settings, strategies] = await Promise.all([settingsOf(db), activeStrategies(db)]);
    const { sql, params } = relation(strategies, actor);
    const today = businessDay(now, zone);
    const values = { ...params, today, most: settings.maxDays };
    const rows = await ch.rows<
      Row & { owner: number; strategy: number; level: "all" | "owner" | "strategy" }
    >(
      `select owner, strategy, multiIf(grouping(owner) = 0, 'owner', grouping(strategy) = 0, 'strategy', 'all') as level, ${sums}
from (
${sql}
)
group by grouping sets ((owner), (strategy), ())
order by customers desc, owner, strategy
settings force_grouping_standard_compatibility = 1`,
      values,
      { signal },
    );
    const people = await db.selectFrom("member").select(["person", "name"]).execute();
    const names = new Map(people.map((one) => [one.person, one.name]));
    const known = new Map(strategies.map((one) => [one.id, one]));
    const shape = ({ customers, covered, never, medianDays }: Row) => ({
      customers,
      covered,
      never,
      medianDays,
    });
    const all = rows.find((one) => one.level === "all");
    return {
      day: today,
      all: all ? shape(all) : { customers: 0, covered: 0, never: 0, medianDays: null },
      owners: rows
        .filter((one) => one.level === "owner")
        .map((one) => ({ ...shape(one), person: one.owner, name: names.get(one.owner) ?? null })),
      strategies: rows
        .filter((one) => one.level === "strategy")
        .map((one) => ({
          ...shape(one),
          id: one.strategy,
          name: known.get(one.strategy)?.name ?? null,
          maxDays: known.get(one.strategy)?.maxDays ?? settings.maxDays,
        })),
    };
  },
});

export const listUncovered = read({
  may: "customers:read",
  http: "GET /coverage/customers",
  says: { zh: "超过最长间隔没被联系的客户", en: "Customers not contacted within the longest interval" },
  input: z.object({
    /** 0 is nobody's. */
    owner: z.int().min(0).optional(),
    strategy: z.int().min(0).optional(),
    limit: z.int().min(1).max(200).default(50),
    offset: z.int().min(0).default(0),
  }),
  output: z.object({
    total: z.number(),
    people: z.array(
      z.object({
        customerId: z.number(),
        publicId: z.string(),
        name: z.string().nullable(),
        owner: z.string().nullable(),
        lastOn: z.string().nullable(),
        days: z.number().nullable(),
        most: z.number(),
        worth: z.number().nullable(),
      }),
    ),
  }),
  async run({ db, ch, actor, now, zone, signal }, { owner, strategy, limit, offset }) {
    const [settings, strategies] = await Promise.all([settingsOf(db), activeStrategies(db)]);
    const { sql, params } = relation(strategies, actor);
    const where = [
      "(days is null or days > most)",
      ...(owner === undefined ? [] : ["owner = {owner:UInt32}"]),
      ...(strategy === undefined ? [] : ["strategy = {strategy:UInt32}"]),
    ];
    const rows = await ch.rows<{
      customer_id: number;
      last_on: string | null;
      days: number | null;
      most: number;
      worth: number | null;
      total: string;
    }>(
      `select who.customer_id as customer_id, toString(who.last_on) as last_on, who.days as days, who.most as most, score.clv_365 as worth,
  toString(count() over ()) as total
from (
  select * from (
${sql}
  )
  where ${where.join(" and ")}
) as who
global any left join (select customer_id, clv_365 from customer_score(hidden = {hidden:Array(UInt32)})) as score on score.customer_id = who.customer_id
order by ifNull(worth, 0) desc, ifNull(days, 100000) desc, customer_id
limit {limit:UInt32} offset {offset:UInt32}`,
      {
        ...params,
        today: businessDay(now, zone),
        most: settings.maxDays,
        limit,
        offset,
        ...(owner === undefined ? {} : { owner }),
        ...(strategy === undefined ? {} : { strategy }),
      },
      { signal },
    );
    const files =
      rows.length === 0
        ? []
        : await db
            .selectFrom("party")
            .leftJoin("member", "member.person", "party.owner")
            .select(["party.party_id", "party.public_id", "party.name", "member.name as owner"])
            .where(
              "party.party_id",
              "in",
              rows.map((one) => one.customer_id),
            )
            .execute();
    const known = new Map(files.map((file) => [file.party_id, file]));
    return {
      total: Number(rows[0]?.total ?? 0),
      people: rows.flatMap((one) => {
        const file = known.get(one.customer_id);
        return file
          ? [
              {
                customerId: one.customer_id,
                publicId: file.public_id,
                name: actor.masked.has("name") ? null : file.name,
                owner: file.owner,
                lastOn: one.last_on,
                days: one.days,
                most: one.most,
                worth: one.worth,
              },
            ]
          : [];
      }),
    };
  },
});
