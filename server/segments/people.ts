import { customerTotals } from "../customers/chooseCustomers.ts";
import { namesOf } from "../customers/namesOf.ts";
import { partyTotals } from "../customers/partyTotals.ts";
import type { Params } from "../platform/clickhouse/client.ts";
import type { Pair } from "../refuse.ts";
import type { ReadContext } from "../verb.ts";
import { definition } from "./rule/schema.ts";
import type { memberSorts, SegmentPerson } from "./schema.ts";

interface Row {
  customer_id: number;
  since: string;
  why: string;
  version: number;
  orders: number;
  amount: number;
  amount_year: number;
  last_on: string;
}

const orders: Record<(typeof memberSorts)[number], string> = {
  amountYear: "amount_year",
  lastOn: "last_on",
  orders: "orders",
  since: "since",
};

/**
 * A page of the people in a relation of customer_id, since, why and version, with their figures from the customers' totals
 * and their names from PostgreSQL. `sample`: any few, the same ones each time.
 */
export async function peopleIn(
  context: ReadContext,
  relation: { sql: string; params: Params },
  page: { sort: (typeof memberSorts)[number] | "sample"; offset: number; limit: number },
  reason: (why: string, version: number) => Pair | null,
): Promise<SegmentPerson[]> {
  const { ch, db, actor, signal } = context;
  const totals = await partyTotals(context, definition.parse({}));
  const order = page.sort === "sample" ? "intHash32(customer_id)" : `${orders[page.sort]} desc`;
  const rows = await ch.rows<Row>(
    `select customer_id, formatDateTime(since, '%Y-%m-%dT%H:%i:%SZ', 'UTC') as since, why, version,
       orders, toFloat64(amount) as amount, toFloat64(amount_year) as amount_year, toString(last_on) as last_on
     from (
       select * from (\n${relation.sql}\n) as them
       any left join ${customerTotals} as totals using (customer_id)
       settings join_use_nulls = 0
     )
     order by ${order}, customer_id
     limit {limit:UInt32} offset {offset:UInt32}`,
    { ...relation.params, stamp: totals.stamp, limit: page.limit, offset: page.offset },
    { signal },
  );
  const names = await namesOf(
    db,
    actor,
    rows.map((row) => row.customer_id),
  );
  return rows.flatMap((row) => {
    const named = names.get(row.customer_id);
    if (!named) return [];
    const { id, name, memberNo, sourceNo, store, owner, phone } = named;
    return [
      {
        ...{ id, name, memberNo, sourceNo, store, owner, phone },
        orders: row.orders,
        amountYear: row.amount_year,
        averageOrder: row.orders === 0 ? null : row.amount / row.orders,
        lastOn: row.orders === 0 ? null : row.last_on,
        since: row.since.startsWith("1970") ? null : row.since,
        why: row.why === "" ? null : reason(row.why, row.version),
      },
    ];
  });
}
