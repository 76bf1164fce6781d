import { bucketOf } from "../platform/bucketOf.ts";
import type { ClickHouse } from "../platform/clickhouse/client.ts";

/** The day by the own rhythm, and the last day that the forecast had seen. */
export interface Due {
  scored_on: string;
  due_on: string;
}

/** When each of these few would buy again by the own rhythm; who has none is left out. */
export async function dueDays(
  { ch, signal }: { ch: ClickHouse; signal?: AbortSignal },
  ids: readonly number[],
): Promise<Map<number, Due>> {
  if (ids.length === 0) return new Map();
  const rows = await ch.rows<Due & { customer_id: number }>(
    `select customer_id, scored_on, due_on from score_due
     where bucket in {buckets:Array(UInt8)} and customer_id in {ids:Array(UInt32)}`,
    { buckets: [...new Set(ids.map(bucketOf))], ids },
    signal && { signal },
  );
  return new Map(rows.map((row) => [row.customer_id, row]));
}

/** A purchase after the forecast makes its day stale: not known until the next one. */
export function dueOf(row: { orders: number; last_on: string }, due: Due | undefined): string | null {
  return due && row.orders > 0 && row.last_on <= due.scored_on ? due.due_on : null;
}
