import { sql as pgSql } from "kysely";
import type { AskOptions } from "../../platform/clickhouse/client.ts";
import type { Services } from "../../platform/services.ts";
import type { Sql } from "../fields/sql.ts";
import type { StoredImport } from "../loadImport.ts";
import type { KeyLines } from "./keyLines.ts";
import { productKey } from "./keys.ts";
import { streamRows } from "./streamRows.ts";

type Row = [key: string, code: string, name: string, category: string];

/** Product codes of the file → product numbers; what is not known yet is made, with the name and category of the file. */
export async function nameProducts(
  services: Services,
  one: StoredImport,
  from: Sql,
  batch: number | null,
  lines: KeyLines,
  ask: AskOptions,
): Promise<{ known: number; made: number }> {
  const counts = { known: 0, made: 0 };
  if (one.mapping.sku === undefined && one.mapping.product_name === undefined) return counts;
  const sql = `select toString(key), any(f_sku), argMax(f_product_name, length(f_product_name) > 0), argMax(f_category, length(f_category) > 0)
from (select ${productKey(one)} as key, * from ${from}) where key != 0 group by key`;
  for await (const rows of streamRows<Row>(services.ch, sql, 5000, ask)) {
    const codes = rows.map(([, code, name]) => code || name);
    // The same code of this source first, else of any other.
    const found = await services.db
      .selectFrom("product")
      .select(["sku", "code", "category", "source"])
      .where(pgSql<boolean>`code = any(${codes}::text[])`)
      .orderBy(pgSql`source = ${one.source}`, "asc")
      .orderBy("sku", "desc")
      .execute();
    const bySku = new Map(found.map((p) => [p.code, { sku: p.sku, category: p.category }]));
    const fresh = rows.filter((_, n) => !bySku.has(codes[n] as string));
    counts.known += rows.length - fresh.length;
    counts.made += fresh.length;
    if (batch !== null && fresh.length > 0) {
      const made = await pgSql<{ sku: number; code: string; category: string }>`
        insert into product (code, source, name, category, batch)
        select u.code, ${one.source}, u.name, u.category, ${batch}
        from unnest(${fresh.map(([, code, name]) => code || name)}::text[], ${fresh.map(([, code, name]) => name || code)}::text[],
          ${fresh.map(([, , , category]) => category)}::text[]) as u (code, name, category)
        on conflict (source, code) do update set version = product.version
        returning sku, code, category`.execute(services.db);
      for (const p of made.rows) bySku.set(p.code, { sku: p.sku, category: p.category });
      await carryProducts(
        services,
        made.rows.map((p) => p.sku),
      );
    }
    await lines.add(
      "product",
      rows.map(([key], n) => {
        const product = bySku.get(codes[n] as string);
        return { key, id: product?.sku ?? 0, words: product?.category ?? "" };
      }),
    );
  }
  return counts;
}

/** Brings products to ClickHouse as PostgreSQL has them. Carrying twice does no harm. */
export async function carryProducts(services: Services, skus: readonly number[]): Promise<void> {
  for (let from = 0; from < skus.length; from += 10_000) {
    const rows = await services.db
      .selectFrom("product")
      .select(["sku", "code", "name", "category", "brand", "price", "cost", "version"])
      .where("sku", "in", skus.slice(from, from + 10_000))
      .execute();
    await services.ch.insertRows(
      "product",
      ["sku", "code", "name", "category", "brand", "price", "cost", "version"],
      rows.map((p) => [p.sku, p.code, p.name, p.category, p.brand, p.price, p.cost, p.version]),
    );
  }
}
