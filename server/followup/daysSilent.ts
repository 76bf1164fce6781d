import { asOfDay, daysBetween } from "../customers/asOfDay.ts";
import { linesOfParties, ofParties } from "../customers/customerOrders.ts";
import { factsVersion } from "../platform/factsVersion.ts";
import type { ReadContext } from "../verb.ts";

/** Days since the last purchase of each of these customers; who never bought is not in it. */
export async function daysSilent(
  { db, ch, now, zone }: Pick<ReadContext, "db" | "ch" | "now" | "zone">,
  customers: readonly number[],
): Promise<Map<number, number>> {
  if (customers.length === 0) return new Map();
  const merged = await db
    .selectFrom("merge")
    .select("party_id")
    .where("customer_id", "in", [...customers])
    .execute();
  const parties = [...customers, ...merged.map((one) => one.party_id)];
  const [rows, asOf] = await Promise.all([
    ch.rows<{ customer_id: number; last: string }>(
      `select customer_id, toString(max(occurred_on)) as last${linesOfParties}
    and kind = 'sale' and amount != 0
  group by customer_id
  order by customer_id`,
      ofParties(parties),
    ),
    asOfDay(ch, { now, zone, version: await factsVersion(db) }),
  ]);
  return new Map(rows.map(({ customer_id, last }) => [customer_id, Math.max(0, daysBetween(last, asOf))]));
}
