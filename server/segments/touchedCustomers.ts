import { bucketOf } from "../platform/bucketOf.ts";
import type { ClickHouse } from "../platform/clickhouse/client.ts";
import type { MovedFacts } from "../platform/movedFacts.ts";

/** Some customers with everybody merged into them, and the buckets in which their rows lie. */
export interface Touched {
  customers: readonly number[];
  parties: readonly number[];
  buckets: readonly number[];
}

/** Every table of a statement names them again, and a statement may be 256 kB long. Beyond it everybody is looked at. */
const most = 1000;
const eventTables = [
  "interaction",
  "answer",
  "complaint",
  "membership_term",
  "opportunity",
  "invoice",
  "payment",
] as const;

/** The customers whose facts moved; undefined where that is too many to look at one by one. */
export async function touchedCustomers(ch: ClickHouse, moved: MovedFacts): Promise<Touched | undefined> {
  const named = new Set(moved.parties ?? []);
  if (named.size > most) return undefined;
  if (moved.batches && moved.batches.length > 0) {
    const rows = await ch.rows<{ party_id: number }>(
      `select distinct party_id from (\n${partiesOfBatches}\n) where party_id != 0 limit {limit:UInt32}`,
      { batches: moved.batches, limit: most + 1 },
    );
    for (const { party_id } of rows) named.add(party_id);
    if (named.size > most) return undefined;
  }
  if (named.size === 0) return { customers: [], parties: [], buckets: [] };
  const customers = (
    await ch.rows<{ customer_id: number }>(
      `select distinct toUInt32(dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party), party)) as customer_id
       from (select arrayJoin({parties:Array(UInt32)}) as party) order by customer_id`,
      { parties: [...named] },
    )
  ).map((row) => row.customer_id);
  const merged = await ch.rows<{ party_id: number }>(
    "select party_id from merged_party final where gone = 0 and customer_id in {customers:Array(UInt32)}",
    { customers },
  );
  // Who was named himself stays: his own lines in a segment are from before he was merged.
  const parties = [...new Set([...named, ...customers, ...merged.map((row) => row.party_id)])];
  if (parties.length > 2 * most) return undefined;
  return { customers, parties, buckets: [...new Set(parties.map(bucketOf))] };
}

/** Whoever has a row in these batches, or one that they put out of force. Hidden rows count: an undone import moves people too. */
const partiesOfBatches = [
  "select party_id from party where batch in {batches:Array(UInt32)}",
  "select party_id from order_line where batch in {batches:Array(UInt32)}",
  `select party_id from order_line where (order_id, batch) global in (
  select order_id, batch from replaced_order where by_batch in {batches:Array(UInt32)})`,
  ...eventTables.flatMap((table) => [
    `select party_id from ${table}_row where batch in {batches:Array(UInt32)}`,
    `select party_id from ${table}_row where (id, batch) global in (
  select id, batch from replaced_fact where kind = '${table}' and by_batch in {batches:Array(UInt32)})`,
  ]),
  // A payment settles a bill, whosever it was.
  `select party_id from invoice_row where id global in (
  select invoice from payment_row where invoice != 0 and (batch in {batches:Array(UInt32)} or (id, batch) global in (
    select id, batch from replaced_fact where kind = 'payment' and by_batch in {batches:Array(UInt32)})))`,
].join("\nunion all\n");
