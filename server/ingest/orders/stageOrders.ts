import type { AskOptions, ClickHouse } from "../../platform/clickhouse/client.ts";
import { lit, type Sql } from "../fields/sql.ts";
import type { StoredImport } from "../loadImport.ts";
import { planning } from "../planning.ts";
import { partyKey, productKey, regionKey, stageTables, storeKey } from "../stage/keys.ts";

const columns = `
  row UInt32, bad_field LowCardinality(String), bad_code LowCardinality(String),
  party_key UInt64, product_key UInt64, store_key UInt64, region_key UInt64,
  order_no String, occurred_on Date, occurred_at DateTime('UTC'), precision LowCardinality(String),
  qty Decimal(18, 4), amount Decimal(18, 4), currency LowCardinality(String), cost Nullable(Decimal(18, 4)),
  kind LowCardinality(String), channel LowCardinality(String), status LowCardinality(String),
  category LowCardinality(String), paid_amount Nullable(Decimal(18, 4)), refund_amount Nullable(Decimal(18, 4)),
  line_no UInt64, original_order String, content UInt64`;

const names = columns
  .split(",")
  .map((c) => c.trim().split(/\s+/)[0] ?? "")
  .filter((c) => /^[a-z_]+$/.test(c) && c !== "4");

/** In no order, never merged and not waiting for the disk: the rows live for minutes, and a broken import stages anew. */
const heap = `MergeTree order by tuple()
settings max_bytes_to_merge_at_max_space_in_pool = 1, fsync_after_insert = 0, fsync_part_directory = 0`;

/**
 * Writes every row of the file, validated and typed, into the import's own table. Rows that cannot be imported are there
 * too, with the reason.
 */
export async function stageOrders(
  ch: ClickHouse,
  one: StoredImport,
  from: Sql,
  ask: AskOptions,
): Promise<void> {
  const { rows } = stageTables(one);
  await ch.exec(`drop table if exists ${rows} sync`);
  await ch.exec(`create table ${rows} (${columns}) engine = ${heap}`);
  await ch.exec(
    `insert into ${rows} (${names.join(", ")})\n${stageOrdersSql(one, from)}`,
    {},
    { ...ask, settings: { ...planning, max_insert_threads: 2 } },
  );
}

function stageOrdersSql(one: StoredImport, from: Sql): Sql {
  const { options, mapping } = one;
  const has = (field: string) => mapping[field] !== undefined;
  const zone = lit(options.zone);
  const qty = has("quantity") ? "if(h_quantity, f_quantity, toDecimal64(1, 4))" : "toDecimal64(1, 4)";
  const product = `ifNull(accurateCastOrNull(round(toDecimal128(f_unit_price, 4) * toDecimal128(${qty}, 4), 4), 'Decimal(18, 4)'), toDecimal64(0, 4))`;
  const gross = `multiIf(h_amount, f_amount, h_unit_price, ${product}, f_paid_amount)`;
  const amount = `if(${qty} < 0 and ${gross} > 0, -${gross}, ${gross})`;
  const prefix = options.returnPrefix;
  const prefixed = prefix === "" ? "false" : `startsWith(f_order_no, ${lit(prefix)})`;
  const status = has("status")
    ? "if(f_status != '', f_status, 'other')"
    : has("paid_at")
      ? "if(h_paid_at and e_paid_at = '', 'paid', 'unpaid')"
      : "''";
  // Sold and refunded on one line: neither a sale that counts nor a return of one that did.
  const kind = `multiIf(in_status in ('cancelled', 'unpaid'), 'cancelled',
    ${prefixed}, if(in_qty < 0 or in_amount < 0, 'return', 'cancelled'),
    in_qty < 0 or in_amount < 0, 'return',
    in_status = 'returned', 'cancelled',
    in_amount = 0, 'gift', 'sale')`;
  const optional = (field: string) =>
    has(field) ? `if(h_${field} and e_${field} = '', f_${field}, NULL)` : "NULL";
  const content = [
    "f_order_no",
    "f_ordered_at",
    "p_ordered_at",
    "f_sku",
    "f_product_name",
    "in_qty",
    "in_amount",
    "f_currency",
    "in_status",
    "f_channel",
    "f_store",
    "f_region",
    "f_line_no",
    "f_original_order",
  ];
  for (const field of ["paid_amount", "refund_amount", "cost"])
    if (has(field)) content.push(`toString(f_${field})`);
  return `select row, bad_field, bad_code,
  ${partyKey(one)} as party_key, ${productKey(one)} as product_key, ${storeKey(one)} as store_key, ${regionKey(one)} as region_key,
  f_order_no as order_no, toDate(f_ordered_at, ${zone}) as occurred_on, f_ordered_at as occurred_at, p_ordered_at as precision,
  in_qty as qty, in_amount as amount, f_currency as currency, ${optional("cost")} as cost,
  ${kind} as kind, f_channel as channel, in_status as status, f_category as category,
  ${optional("paid_amount")} as paid_amount, ${optional("refund_amount")} as refund_amount,
  f_line_no as line_no, f_original_order as original_order,
  cityHash64(${content.join(", ")}) as content
from (select *, ${qty} as in_qty, ${amount} as in_amount, ${status} as in_status from ${from})`;
}
