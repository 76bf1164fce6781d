import type { ClickHouse } from "../platform/clickhouse/client.ts";

/** Of each of these customers the days of complaints of the last year that are not settled, the newest first. */
export async function openComplaints(
  ch: ClickHouse,
  customers: readonly number[],
  today: string,
): Promise<Map<number, string[]>> {
  const rows = await ch.rows<{ customer_id: number; days: string[] }>(
    `select customer_id, arrayReverseSort(groupUniqArray(toString(occurred_on))) as days
from complaint(hidden = {hidden:Array(UInt32)})
where customer_id in {customers:Array(UInt32)} and resolved_on is null
  and occurred_on <= {today:Date} and occurred_on > {today:Date} - 365
group by customer_id
order by customer_id`,
    { customers: [...customers], today },
  );
  return new Map(rows.map((row) => [row.customer_id, row.days]));
}
