import { sql } from "kysely";
import type { ClickHouse, Params } from "../platform/clickhouse/client.ts";
import type { Db } from "../platform/database.ts";
import { regionRange, scopeCustomers } from "../platform/rowScope.ts";
import type { Actor } from "../verb.ts";
import { consentBit } from "./consentBits.ts";
import { customConditions } from "./customConditions.ts";
import { customKey } from "./customFields.ts";
import { implausible } from "./implausible.ts";
import { inHiddenBatch } from "./onCustomer.ts";
import { partyTotals, type Totals } from "./partyTotals.ts";
import { hiddenColumns, refuseMasked } from "./refuseMasked.ts";
import { type CustomerFilter, type Definition, levelSegments, type SortKey } from "./schema.ts";
import { mostFound, searchParties } from "./searchParties.ts";

export interface Asking {
  db: Db;
  ch: ClickHouse;
  actor: Actor;
  now: Date;
  zone: string;
}

export interface Chosen {
  /** A relation of customer_id, orders, amount, orders_year, amount_year, first_on, last_on: those who fit. */
  relation: string;
  params: Params;
  totals: Totals;
  capped: boolean;
  /** It goes by the log of who is in which segment or level, which grows without an outbox. */
  byLog: boolean;
  /** Whether anything leaves customers out. */
  narrowed: boolean;
}

/**
 * Customers by what they are and what they bought, as a relation for ClickHouse. Only numbers go there: text is looked
 * for in PostgreSQL and arrives as ids.
 */
export async function chooseCustomers(
  asking: Asking,
  filter: CustomerFilter,
  definition: Definition,
): Promise<Chosen> {
  if (filter.missing) refuseMasked(asking.actor, filter.missing);
  if (filter.implausible) refuseMasked(asking.actor, "birthday");
  if (filter.unreachable) {
    refuseMasked(asking.actor, "phone");
    refuseMasked(asking.actor, "email");
  }
  for (const { field } of filter.custom ?? []) refuseMasked(asking.actor, `custom.${customKey(field)}`);
  const totals = await partyTotals(asking, definition);
  const scope = scopeCustomers(asking.actor);
  const where = [scope.sql];
  const params: Record<string, Params[string]> = { ...scope.params, stamp: totals.stamp };
  const attributes = attributeConditions(filter, params);
  if (attributes.length > 0)
    where.push(
      `customer_id in (select customer_id from customer(hidden = {hidden:Array(UInt32)}) where ${attributes.join(" and ")})`,
    );
  if (filter.segment !== undefined) {
    params.segment = filter.segment;
    where.push("customer_id in (select customer_id from segment_member where segment = {segment:UInt32})");
  }
  if (filter.levels) {
    params.levels = filter.levels.map((level) => levelSegments[level]);
    where.push(
      "customer_id in (select customer_id from segment_member where segment in {levels:Array(UInt32)})",
    );
  }
  where.push(...valueConditions(filter, params));
  const picked = await pickedInPostgres(asking, filter);
  if (picked) {
    // One text instead of ten thousand literals: the engine folds each literal by itself, which takes seconds.
    where.push("customer_id in (select toUInt32(arrayJoin(splitByChar(',', {picked:String}))))");
    params.picked = picked.ids.length === 0 ? "0" : picked.ids.join(",");
  }
  return {
    relation: `(select * from ${customerTotals} where ${where.join("\n  and ")})`,
    params,
    totals,
    capped: picked?.capped ?? false,
    byLog: filter.segment !== undefined || filter.levels !== undefined,
    narrowed: where.some((condition) => condition !== "1"),
  };
}

/**
 * Every customer with what all of his parties bought. Merged ones are few, so only they are added up; who they are is
 * read from the dictionary, which lies in memory and is what the sums below go by.
 */
export const customerTotals = `(
  with touched as (
    select arrayJoin([toUInt32(party_id), customer_id]) from dictionary('{database}.canonical')
  )
  select party_id as customer_id, orders, amount, orders_year, amount_year, first_on, last_on
  from party_total
  where stamp = {stamp:UInt32}
    and party_id not in touched
  union all
  select
    dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party_id), party_id) as customer_id,
    toUInt32(sum(orders)), sum(amount), toUInt32(sum(orders_year)), sum(amount_year),
    minIf(first_on, orders > 0), maxIf(last_on, orders > 0)
  from party_total
  where stamp = {stamp:UInt32}
    and party_id in touched
  group by customer_id
)`;

function attributeConditions(filter: CustomerFilter, params: Record<string, Params[string]>): string[] {
  const where: string[] = [];
  const among = (
    column: string,
    type: string,
    name: string,
    values: readonly (string | number)[] | undefined,
  ) => {
    if (!values || values.length === 0) return;
    params[name] = values;
    where.push(`${column} in {${name}:Array(${type})}`);
  };
  if (filter.kind) among("kind", "String", "kinds", [filter.kind]);
  among("gender", "String", "genders", filter.gender);
  among("owner", "UInt32", "owners", filter.owners);
  among("store", "UInt32", "stores", filter.stores);
  among("channel", "String", "channels", filter.channels);
  if (filter.regions?.length) {
    const ranges = filter.regions.map(regionRange);
    params.region_from = ranges.map((range) => range.from);
    params.region_to = ranges.map((range) => range.to);
    where.push(
      "arrayExists((f, t) -> region >= f and region < t, {region_from:Array(UInt32)}, {region_to:Array(UInt32)})",
    );
  }
  if (filter.tags?.length) {
    params.tags = filter.tags;
    where.push("hasAny(tags, {tags:Array(UInt32)})");
  }
  if (filter.withoutTags?.length) {
    params.without_tags = filter.withoutTags;
    where.push("not hasAny(tags, {without_tags:Array(UInt32)})");
  }
  if (filter.consent) {
    params.consent_bit = consentBit(filter.consent.purpose, filter.consent.channel);
    where.push(`bitAnd(consent, {consent_bit:UInt32}) ${filter.consent.granted ? "!=" : "="} 0`);
  }
  range(where, params, "completeness", "Float64", filter.completeness);
  where.push(...customConditions(filter.custom ?? [], params));
  dates(where, params, "acquired_on", filter.acquiredOn);
  return where;
}

function valueConditions(filter: CustomerFilter, params: Record<string, Params[string]>): string[] {
  const where: string[] = [];
  range(where, params, "orders", "Float64", filter.orders);
  range(where, params, "amount", "Float64", filter.amount);
  range(where, params, "amount_year", "Float64", filter.amountYear);
  if (filter.averageOrder) where.push("orders > 0");
  range(where, params, "amount / orders", "Float64", filter.averageOrder, "average");
  dates(where, params, "first_on", filter.firstOn);
  dates(where, params, "last_on", filter.lastOn);
  return where;
}

function range(
  where: string[],
  params: Record<string, Params[string]>,
  column: string,
  type: string,
  asked: { least?: number | undefined; most?: number | undefined } | undefined,
  name = column,
) {
  if (asked?.least !== undefined) {
    params[`${name}_least`] = asked.least;
    where.push(`toFloat64(${column}) >= {${name}_least:${type}}`);
  }
  if (asked?.most !== undefined) {
    params[`${name}_most`] = asked.most;
    where.push(`toFloat64(${column}) <= {${name}_most:${type}}`);
  }
}

/** The first of January 1970 stands for "never": such rows are in no span of days. */
function dates(
  where: string[],
  params: Record<string, Params[string]>,
  column: string,
  asked: { from?: string | undefined; to?: string | undefined } | undefined,
) {
  if (!asked || (asked.from === undefined && asked.to === undefined)) return;
  where.push(`${column} != toDate(0)`);
  if (asked.from !== undefined) {
    params[`${column}_from`] = asked.from;
    where.push(`${column} >= {${column}_from:Date}`);
  }
  if (asked.to !== undefined) {
    params[`${column}_to`] = asked.to;
    where.push(`${column} < {${column}_to:Date}`);
  }
}

/** What only PostgreSQL knows: texts, addresses, empty fields, days without a change. */
async function pickedInPostgres(
  { db, actor, now }: Asking,
  filter: CustomerFilter,
): Promise<{ ids: number[]; capped: boolean } | undefined> {
  const searched = filter.search ? await searchParties(db, actor, filter.search) : undefined;
  const { ids: addresses, missing, staleDays, implausible: odd, unreachable } = filter;
  const texts = (filter.custom ?? []).flatMap(({ field, text }) => (text ? [{ field, text }] : []));
  if (!addresses && !missing && staleDays === undefined && !odd && !unreachable && texts.length === 0)
    return searched;
  const rules = [sql`not ${inHiddenBatch("p")}`, sql`p.party_id not in (select party_id from merge)`];
  if (searched) rules.push(sql`p.party_id = any(${searched.ids}::int[])`);
  if (addresses) rules.push(sql`p.public_id = any(${addresses}::text[])`);
  else rules.push(sql`p.erased_at is null`);
  if (missing) rules.push(isMissing(missing));
  if (staleDays !== undefined)
    rules.push(sql`p.updated_at < ${new Date(now.getTime() - staleDays * 86_400_000)}`);
  for (const { field, text } of texts)
    rules.push(sql`strpos(lower(p.custom ->> ${customKey(field)}), lower(${text})) > 0`);
  if (odd) rules.push(implausible("p", now));
  if (unreachable) rules.push(sql`p.phone is null and p.email is null`);
  const found = await sql<{ id: number }>`
    select p.party_id id from party p
    where ${sql.join(rules, sql` and `)}
    order by p.party_id desc
    limit ${mostFound + 1}`.execute(db);
  const ids = found.rows.map((row) => row.id);
  return {
    ids: ids.slice(0, mostFound),
    capped: ids.length > mostFound || (searched?.capped ?? false),
  };
}

export function isMissing(field: NonNullable<CustomerFilter["missing"]>, table = "p") {
  const column = sql.ref(`${table}.${field}`);
  if (field === "region") return sql`${column} = 0`;
  if (field === "channel") return sql`${column} = ''`;
  return sql`${column} is null`;
}

const orders: Record<Exclude<SortKey, "name" | "completeness">, string> = {
  lastOn: "last_on",
  firstOn: "first_on",
  amount: "amount",
  amountYear: "amount_year",
  orders: "orders",
  averageOrder: "if(orders = 0, toFloat64(-1), toFloat64(amount) / orders)",
  newest: "customer_id",
};
export type ValueSort = keyof typeof orders;
export const sortExpression = (sort: ValueSort): string => orders[sort];

/** A masked name cannot be read off the order of a list. */
export function refuseMaskedSort(actor: Actor, sort: SortKey) {
  if (sort === "name" && hiddenColumns(actor).has("name")) refuseMasked(actor, "name");
}
