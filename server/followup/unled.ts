import type { ClickHouse, Params } from "../platform/clickhouse/client.ts";

export interface Unled {
  segment: number;
  /** How many are in it, and how many of them no strategy leads. */
  of: number;
  customers: number;
}

/** The numbers of the eight RFM classes. */
const classes = [1, 2, 3, 4, 5, 6, 7, 8];

/** Of the classes and of `own` segments those with people whom no strategy leads by who they are, the most people first. */
export async function unled(
  ch: ClickHouse,
  leads: { sql: string; params: Params },
  own: readonly number[],
  signal: AbortSignal,
): Promise<Unled[]> {
  return ch.rows<Unled>(
    `select segment, toUInt32(count()) as of, toUInt32(countIf(led = 0)) as customers
from (
  select distinct segment, customer_id from segment_member where segment in {watched:Array(UInt32)}
) as them
global any left join (
  select customer_id, toUInt8(1) as led
  from (
    ${leads.sql}
  )
) as led_ones on led_ones.customer_id = them.customer_id
group by segment
having customers > 0
order by customers desc, segment
settings join_use_nulls = 0`,
    { ...leads.params, watched: [...classes, ...own] },
    { signal },
  );
}
