import type { ClickHouse } from "../platform/clickhouse/client.ts";
import type { Db } from "../platform/database.ts";
import { countedLines } from "./countedLines.ts";
import { linesOfParties, ofParties } from "./customerOrders.ts";
import { definitionShape } from "./schema.ts";

/** The day of the last purchase of each of these few, files merged into them included; who never bought is left out. */
export async function lastPurchases(
  { db, ch, signal }: { db: Db; ch: ClickHouse; signal: AbortSignal },
  ids: readonly number[],
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const merged = await db
    .selectFrom("merge")
    .select(["party_id", "customer_id"])
    .where("customer_id", "in", [...ids])
    .execute();
  const customerOf = new Map(merged.map((row) => [row.party_id, row.customer_id]));
  const rows = await ch.rows<{ party: number; day: string }>(
    `select party_id as party, max(occurred_on) as day${linesOfParties}
    and ${countedLines(definitionShape.parse({}))}
    and kind != 'return'
  group by party_id
  order by party_id`,
    ofParties([...ids, ...customerOf.keys()]),
    { signal },
  );
  const last = new Map<number, string>();
  for (const { party, day } of rows) {
    const customer = customerOf.get(party) ?? party;
    if (day > (last.get(customer) ?? "")) last.set(customer, day);
  }
  return last;
}
