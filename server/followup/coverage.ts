import { z } from "zod";
import { customerNumber } from "../customers/customerNumber.ts";
import { hiddenColumns } from "../customers/refuseMasked.ts";
import { businessDay } from "../platform/businessDay.ts";
import { scopeCustomers } from "../platform/rowScope.ts";
import { read } from "../verb.ts";
import { contactGaps } from "./contactGaps.ts";
import { settingsOf } from "./settings.ts";
import { activeStrategies } from "./strategies.ts";

const row = z.object({
  customers: z.number(),
  /** Contacted within the longest interval of their strategy. */
  covered: z.number(),
  never: z.number(),
  /** Median days since the last contact, of those who had one. */
  medianDays: z.number().nullable(),
});

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
    const { sql, params } = contactGaps(strategies, scopeCustomers(actor));
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
        number: z.string().nullable(),
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
    const { sql, params } = contactGaps(strategies, scopeCustomers(actor));
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
            .select(customerNumber("party", actor).as("number"))
            .where(
              "party.party_id",
              "in",
              rows.map((one) => one.customer_id),
            )
            .execute();
    const known = new Map(files.map((file) => [file.party_id, file]));
    const seesName = !hiddenColumns(actor).has("name");
    return {
      total: Number(rows[0]?.total ?? 0),
      people: rows.flatMap((one) => {
        const file = known.get(one.customer_id);
        return file
          ? [
              {
                customerId: one.customer_id,
                publicId: file.public_id,
                name: seesName ? file.name : null,
                number: file.number,
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
