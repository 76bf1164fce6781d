import { sql as pgSql } from "kysely";
import type { Trx } from "../../platform/database.ts";

/** Old values return where no later import changed the product; what is kept to undo becomes what is kept to redo. */
export async function undoProducts(trx: Trx, batch: number, now: Date): Promise<number[]> {
  return swap(trx, batch, now);
}

export async function redoProducts(trx: Trx, batch: number, now: Date): Promise<number[]> {
  return swap(trx, batch, now);
}

/** Answers the products that stay as they are. */
async function swap(trx: Trx, batch: number, now: Date): Promise<number[]> {
  const later = await pgSql<{ sku: number }>`
    select b.sku from product_before b join product_before l on l.sku = b.sku and l.batch > b.batch
    join batch lb on lb.id = l.batch and lb.state not in ('undone', 'dropped', 'staged')
    where b.batch = ${batch}`.execute(trx);
  const skip = later.rows.map((r) => r.sku);
  const turned = await pgSql<{ sku: number }>`
    with present as (select p.* from product p join product_before b on b.sku = p.sku where b.batch = ${batch} and p.sku <> all(${skip}::integer[])),
    kept as (update product_before b set was = to_jsonb(i) from present i where b.batch = ${batch} and b.sku = i.sku returning b.sku)
    update product p set name = w.name, category = w.category, brand = w.brand, unit = w.unit, price = w.price,
      cost = w.cost, barcode = w.barcode, version = p.version + 1
    from product_before b, jsonb_populate_record(null::product, b.was) w
    where b.batch = ${batch} and p.sku = b.sku and p.sku in (select sku from present)
    returning p.sku`.execute(trx);
  if (turned.rows.length > 0)
    await trx
      .insertInto("outbox")
      .values({ kind: "product", payload: JSON.stringify({ skus: turned.rows.map((r) => r.sku) }), at: now })
      .execute();
  return skip;
}
