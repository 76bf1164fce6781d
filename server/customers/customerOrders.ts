import { bucketOf } from "../platform/bucketOf.ts";
import type { ClickHouse } from "../platform/clickhouse/client.ts";
import type { Db } from "../platform/database.ts";
import { addMonths } from "./asOfDay.ts";
import { countedLines } from "./countedLines.ts";
import type { CustomerOrder } from "./customerFigures.ts";
import type { CustomerFile } from "./customerShape.ts";
import type { Definition } from "./schema.ts";

/** Lines of some parties: the primary key leads to them, so a point read among millions takes milliseconds. */
export const linesOfParties = `
  from purchase_line(hidden = {hidden:Array(UInt32)})
  where bucket in {buckets:Array(UInt8)}
    and party_id in {parties:Array(UInt32)}`;

export function ofParties(parties: readonly number[]) {
  return { parties, buckets: [...new Set(parties.map(bucketOf))] };
}

/** What did each order of a customer come to, as the definition counts it? One row per order. */
export const ordersSql = (counted: string) => `select
  toString(order_id) number,
  min(occurred_on) day,
  toFloat64(sum(amount)) total,
  toUInt8(countIf(kind != 'return') > 0) bought${linesOfParties}
    and ${counted}
  group by order_id
  order by day, order_id`;

export async function ordersOf(
  ch: ClickHouse,
  parties: readonly number[],
  definition: Definition,
): Promise<CustomerOrder[]> {
  const rows = await ch.rows<{ number: string; day: string; total: number; bought: number }>(
    ordersSql(countedLines(definition)),
    ofParties(parties),
  );
  return rows.map((row) => ({ order: row.number, on: row.day, amount: row.total, bought: row.bought === 1 }));
}

export interface HabitGroup {
  what: "category" | "product" | "channel" | "store" | "part" | "weekend" | "now" | "before" | "day" | "all";
  name: string;
  sku: number;
  orders: number;
  total: number;
}

/**
 * Habits of the last 24 months in one pass: each line is looked at once under each heading (grouping by an array of
 * headings), so a file costs one query here.
 */
export async function habitGroups(
  ch: ClickHouse,
  parties: readonly number[],
  definition: Definition,
  at: { asOf: string; zone: string },
): Promise<HabitGroup[]> {
  return ch.rows<HabitGroup>(
    `select heading.1 what, heading.2 name, toUInt32(heading.3) sku,
       toUInt32(uniqExact(order_id)) orders, toFloat64(sum(amount)) total
     from (
       select order_id, amount, arrayJoin(arrayConcat(
         [('day', toString(occurred_on), toUInt32(0))],
         if(occurred_on > {twoYears:Date}, [
           ('all', '', toUInt32(0)),
           ('category', toString(category), toUInt32(0)),
           ('product', toString(sku), sku),
           ('channel', toString(channel), toUInt32(0)),
           ('store', toString(store), store),
           (if(toDayOfWeek(occurred_on) >= 6, 'weekend', ''), '', toUInt32(0)),
           (if(precision = 'second', 'part', ''), multiIf(
             toHour(occurred_at, {zone:String}) < 5, 'night', toHour(occurred_at, {zone:String}) < 11, 'morning',
             toHour(occurred_at, {zone:String}) < 13, 'noon', toHour(occurred_at, {zone:String}) < 17, 'afternoon',
             toHour(occurred_at, {zone:String}) < 22, 'evening', 'night'), toUInt32(0)),
           (if(occurred_on > {year:Date}, 'now', 'before'), toString(category), toUInt32(0))], [])
       )) heading
       ${linesOfParties}
         and ${countedLines(definition)}
         and kind != 'return'
     )
     where what != ''
     group by what, name, sku
     order by what, orders desc, total desc, name, sku`,
    {
      ...ofParties(parties),
      ...habitSpans(at.asOf),
      zone: at.zone,
    },
  );
}

/** After these days begin the last two years and the last one. */
export const habitSpans = (asOf: string) => ({ twoYears: addMonths(asOf, -24), year: addMonths(asOf, -12) });

/** What the groups come to on the file, with the names of products and stores. */
export async function namedHabits(db: Db, rows: readonly HabitGroup[]): Promise<CustomerFile["habits"]> {
  const of = (what: HabitGroup["what"]) => rows.filter((row) => row.what === what);
  const orders = of("all")[0]?.orders ?? 0;
  const shares = (what: HabitGroup["what"]) =>
    of(what)
      .filter((row) => row.name !== "" && row.name !== "0")
      .slice(0, 6)
      .map((row) => ({
        name: row.name,
        orders: row.orders,
        share: row.orders / orders,
        amount: row.total,
        sku: row.sku,
      }));
  const products = shares("product");
  const stores = shares("store");
  const [productNames, storeNames] = await Promise.all([
    namesFrom(
      db,
      "product",
      products.map((row) => row.sku),
    ),
    namesFrom(
      db,
      "store",
      stores.map((row) => row.sku),
    ),
  ]);
  const timed = of("part").reduce((total, row) => total + row.orders, 0);
  const before = new Map(of("before").map((row) => [row.name, row.orders]));
  const now = new Map(of("now").map((row) => [row.name, row.orders]));
  const changes = [...new Set([...now.keys(), ...before.keys()])]
    .filter((category) => category !== "")
    .map((category) => ({ category, now: now.get(category) ?? 0, before: before.get(category) ?? 0 }))
    .sort(
      (a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before) || (a.category < b.category ? -1 : 1),
    )
    .slice(0, 6);
  const plain = ({ sku: _, ...row }: (typeof stores)[number]) => row;
  return {
    orders,
    categories: shares("category").map(plain),
    products: products.map((row) => ({ ...row, name: productNames.get(row.sku) ?? `#${row.sku}` })),
    channels: shares("channel").map(plain),
    stores: stores.map((row) => plain({ ...row, name: storeNames.get(row.sku) ?? `#${row.sku}` })),
    weekendShare: orders === 0 ? null : (of("weekend")[0]?.orders ?? 0) / orders,
    hours: of("part").map((row) => ({
      part: row.name as CustomerFile["habits"]["hours"][number]["part"],
      share: row.orders / timed,
    })),
    changes,
    purchases: of("day")
      .map((row) => ({ on: row.name, orders: row.orders, amount: row.total }))
      .sort((a, b) => (a.on < b.on ? -1 : 1)),
  };
}

/** Names of products or stores, from where they are kept: a look-up takes a millisecond there. */
export async function namesFrom(
  db: Db,
  table: "product" | "store",
  ids: readonly number[],
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows =
    table === "product"
      ? await db
          .selectFrom("product")
          .select(["sku as id", "name"])
          .where("sku", "in", [...ids])
          .execute()
      : await db
          .selectFrom("store")
          .select(["id", "name"])
          .where("id", "in", [...ids])
          .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
