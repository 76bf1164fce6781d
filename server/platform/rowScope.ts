import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Actor } from "../verb.ts";
import type { Params } from "./clickhouse/client.ts";

/** A region code is six digits; "32" stands for all of a province, "3205" for a city. */
export function regionRange(prefix: string): { from: number; to: number } {
  if (!/^[1-9]\d{0,5}$/.test(prefix)) throw new RangeError(`region prefix ${prefix}`);
  const width = 10 ** (6 - prefix.length);
  return { from: Number(prefix) * width, to: (Number(prefix) + 1) * width };
}

/**
 * For PostgreSQL, on any table with a party's number: whether the actor may see the customer it stands for. Merged
 * parties go by the surviving one, so a merge moves the whole person to the survivor's owner and region.
 *
 * `query.where(seesParty("note.party_id", actor))`
 */
export function seesParty(party: string, actor: Actor): RawBuilder<SqlBool> {
  const { scope } = actor;
  if (scope.all) return sql<SqlBool>`true`;
  const id = sql.ref(party);
  return sql<SqlBool>`exists (
    select 1 from party seen
    where seen.party_id = coalesce((select customer_id from merge where merge.party_id = ${id}), ${id})
      and ${rulesOn("seen", actor)})`;
}

/**
 * For PostgreSQL, on rows of `party` itself: narrows a query to what the actor may see. Both subqueries are hashed
 * once, so counting a million rows does not look a million times into `merge`.
 */
export function scopeParties<Q extends Narrowed<Q>>(query: Q, actor: Actor): Q {
  if (actor.scope.all) return query;
  return query.where(sql<SqlBool>`(
    (${rulesOn("party", actor)} and party.party_id not in (select merge.party_id from merge))
    or party.party_id in (
      select merge.party_id from merge join party seen on seen.party_id = merge.customer_id
      where ${rulesOn("seen", actor)}))`);
}

interface Narrowed<Q> {
  where(condition: RawBuilder<SqlBool>): Q;
}

function rulesOn(table: "party" | "seen", { scope }: Actor): RawBuilder<SqlBool> {
  if (scope.all) return sql<SqlBool>`true`;
  const region = sql.ref(`${table}.region`);
  const rules = scope.regions
    .map(regionRange)
    .map(({ from, to }) => sql`(${region} >= ${from} and ${region} < ${to})`);
  if (scope.owners.length > 0)
    rules.push(sql`${sql.ref(`${table}.owner`)} = any(${[...scope.owners]}::int[])`);
  return rules.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(rules, sql` or `)})`;
}

/**
 * For ClickHouse: a condition on a column `customer_id` (0 is 未识别: nobody's, so seen only by those who see all).
 * Values are parameters; `hidden` is filled in by the client.
 *
 * `where ${scope.sql}` with `{ ...scope.params }`; sql is "1" where everything may be seen.
 */
export function scopeCustomers(actor: Actor): { sql: string; params: Params } {
  const { scope } = actor;
  if (scope.all) return { sql: "1", params: {} };
  const inside = scope.regions.map(regionRange);
  const rules = [
    ...(scope.owners.length > 0 ? ["owner in {scope_owners:Array(UInt32)}"] : []),
    ...(inside.length > 0
      ? [
          "arrayExists((f, t) -> region >= f and region < t, {scope_from:Array(UInt32)}, {scope_to:Array(UInt32)})",
        ]
      : []),
  ];
  if (rules.length === 0) return { sql: "0", params: {} };
  return {
    sql: `customer_id global in (select customer_id from customer(hidden = {hidden:Array(UInt32)}) where ${rules.join(" or ")})`,
    params: {
      ...(scope.owners.length > 0 ? { scope_owners: [...scope.owners] } : {}),
      ...(inside.length > 0
        ? { scope_from: inside.map((r) => r.from), scope_to: inside.map((r) => r.to) }
        : {}),
    },
  };
}
