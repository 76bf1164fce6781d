import { lit, type Sql } from "../fields/sql.ts";
import type { DayGroup } from "./dayGroups.ts";

/** Orders are looked at a slice at a time, so that a million of them fit in memory. */
export const ordersOfSlice = "order_id % {slices:UInt32} = {slice:UInt32}";
const ofGroup = "batch in {batches:Array(UInt32)}";

/**
 * Which orders of a group get another day, a slice at a time: `o_order`, `o_batch`, `o_first` (the moment of the first line)
 * and `o_one` (1 where the order was imported as one day's). Lines of such an order keep one day, the one of its first line;
 * an order whose lines were on several days is dated line by line; one with a line that knows no time stays. So a zone
 * gives the same days again whenever it comes back.
 */
export function movedOrders(from: Sql, { fileZone, zone }: Pick<DayGroup, "fileZone" | "zone">): Sql {
  const first = `toDate(o_first, ${lit(zone)})`;
  return `select order_id as o_order, batch as o_batch, min(occurred_at) as o_first,
  min(toDate(occurred_at, ${lit(fileZone)})) = max(toDate(occurred_at, ${lit(fileZone)})) as o_one
from ${from}
where ${ofGroup} and ${ordersOfSlice}
group by order_id, batch
having countIf(precision = 'day') = 0
  and if(o_one, min(occurred_on) != ${first} or max(occurred_on) != ${first}, countIf(occurred_on != toDate(occurred_at, ${lit(zone)})) > 0)`;
}

/** The day of a line of an order that moves. */
export const newDayOfLine = (zone: string): Sql =>
  `if(o_one, toDate(o_first, ${lit(zone)}), toDate(occurred_at, ${lit(zone)}))`;

/** The lines of the orders that move, each with what `movedOrders` says of its order. */
export function movedLines(from: Sql, group: Pick<DayGroup, "fileZone" | "zone">): Sql {
  return `(select * from ${from} where ${ofGroup} and ${ordersOfSlice}) as lines
inner join (${movedOrders(from, group)}) as orders on order_id = o_order and batch = o_batch`;
}

/** The condition on rows of events that get another day: each stands for itself. */
export const movedEvents = (zone: string): Sql =>
  `${ofGroup} and precision = 'second' and occurred_on != toDate(occurred_at, ${lit(zone)})`;

/** So many slices that each holds about a million lines. */
export const slicesOf = (lines: number): number => Math.max(1, Math.ceil(lines / 2_000_000));
