import { bucketOf } from "../platform/bucketOf.ts";
import type { Harness } from "../testing/harness.ts";
import { createParties, type NewParty } from "./createParties.ts";

/** People and orders for the tests of this domain, written the way an import writes them. */
export interface TestLine {
  party: number;
  on: string;
  order: number;
  amount: number;
  kind?: "sale" | "return" | "cancelled" | "gift";
  category?: string;
  sku?: number;
}

export async function people(
  product: Harness,
  rows: NewParty[],
): Promise<{ id: number; publicId: string }[]> {
  const { db, pool } = product.services;
  await pool.query("insert into source (name, created_at) values ('商城', now()) on conflict do nothing");
  const ids = await db
    .transaction()
    .execute((trx) =>
      createParties(trx, rows, { source: 1, batch: null, now: product.services.clock(), by: null }),
    );
  const found = await db
    .selectFrom("party")
    .select(["party_id", "public_id"])
    .where("party_id", "in", ids)
    .execute();
  await product.carry();
  return ids.map((id) => ({ id, publicId: found.find((row) => row.party_id === id)!.public_id }));
}

/** Order lines of a new, visible batch. */
export async function orders(product: Harness, lines: TestLine[]): Promise<number> {
  const { pool, ch } = product.services;
  const batch = await pool.query<{ id: number }>(
    `insert into batch (kind, source, state, created_at, visible_at) values ('orders', 1, 'visible', now(), now())
     returning id`,
  );
  const id = batch.rows[0]!.id;
  await ch.insertRows(
    "order_line",
    [
      "bucket",
      "party_id",
      "occurred_on",
      "occurred_at",
      "precision",
      "order_id",
      "line",
      "order_no",
      "sku",
      "category",
      "qty",
      "amount",
      "amount_original",
      "currency",
      "kind",
      "batch",
      "version",
    ],
    lines.map((line, i) => [
      bucketOf(line.party),
      line.party,
      line.on,
      `${line.on} 04:00:00`,
      "second",
      line.order,
      i,
      `NO-${line.order}`,
      line.sku ?? 1,
      line.category ?? "酸奶",
      line.amount < 0 ? -1 : 1,
      line.amount,
      line.amount,
      "CNY",
      line.kind ?? (line.amount < 0 ? "return" : "sale"),
      id,
      1,
    ]),
  );
  return id;
}
