import type { AskOptions, ClickHouse } from "../../platform/clickhouse/client.ts";
import { lit, type Sql } from "../fields/sql.ts";
import type { StoredImport } from "../loadImport.ts";
import { stageTables } from "../stage/keys.ts";
import { type KnownOrders, writtenOrders } from "./compareOrders.ts";
import { orderIdOf, plainJoins } from "./resolvedOrders.ts";

/** Writes the batch's lines, still hidden, and names the order versions that it puts out of force. */
export async function writeOrders(
  ch: ClickHouse,
  one: StoredImport,
  resolved: Sql,
  batch: number,
  now: Date,
  counts: KnownOrders,
  ask: AskOptions,
): Promise<void> {
  const recorded = lit(now.toISOString().slice(0, 23).replace("T", " "));
  await ch.exec(
    `insert into order_line (bucket, party_id, occurred_on, occurred_at, precision, order_id, line, order_no, sku, category,
  qty, amount, amount_original, currency, cost, kind, channel, store, status, region, paid_amount, refund_amount,
  returns_order, source, batch, version, recorded_at)
select intHash32(r_party) % 64, r_party, occurred_on, occurred_at, precision, order_id, line, order_no, r_sku, r_category,
  qty, counted, amount_original, r_currency, cost, kind, channel, r_store, status, r_region, paid_amount, refund_amount,
  if(original_order = '', toUInt64(0), ${orderIdOf(one.source, "original_order")}),
  toUInt16(${one.source}), toUInt32(${batch}), toUInt32(${batch}), toDateTime64(${recorded}, 3, 'UTC')
from ${resolved}
where ${writtenOrders(one, counts)}`,
    {},
    { ...ask, settings: { ...plainJoins, max_insert_threads: 2 } },
  );
  if (counts.changed === 0) return;
  await ch.exec(
    `insert into replaced_order (order_id, batch, by_batch)
select distinct order_id, batch, toUInt32(${batch})
from purchase_line(hidden = {hidden:Array(UInt32)})
where source = {source:UInt16} and order_id in (select order_id from ${stageTables(one).known} where same = 0)`,
    { source: one.source },
    ask,
  );
}

export interface Written {
  rows: number;
  /** Per bucket: rows and the sum of line identities, for the comparison now and later. */
  hashes: Record<string, string>;
}

/** What lies in the engine under a batch. */
export async function writtenRows(ch: ClickHouse, batch: number): Promise<Written> {
  const found = await ch.rows<{ bucket: number; rows: string; total: string }>(
    "select bucket, count() as rows, sum(cityHash64(line, order_id, qty, amount_original)) as total from order_line where batch = {batch:UInt32} group by bucket order by bucket",
    { batch },
  );
  return {
    rows: found.reduce((sum, f) => sum + Number(f.rows), 0),
    hashes: Object.fromEntries(found.map((f) => [String(f.bucket), `${f.rows}:${f.total}`])),
  };
}
