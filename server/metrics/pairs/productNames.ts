import type { Db } from "../../platform/database.ts";

interface Product {
  sku: number;
  name: string;
  category: string;
}

/** What products are called; one that the catalogue does not know goes by its number. */
export async function productNames(db: Db, skus: readonly number[]): Promise<(sku: number) => Product> {
  const rows =
    skus.length === 0
      ? []
      : await db
          .selectFrom("product")
          .select(["sku", "name", "category"])
          .where("sku", "in", [...skus])
          .execute();
  const known = new Map(rows.map((row) => [row.sku, row]));
  return (sku) => known.get(sku) ?? { sku, name: `#${sku}`, category: "" };
}
