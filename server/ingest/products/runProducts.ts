import { sql as pgSql } from "kysely";
import type { AskOptions } from "../../platform/clickhouse/client.ts";
import type { Trx } from "../../platform/database.ts";
import type { Services } from "../../platform/services.ts";
import { MetRows } from "../MetRows.ts";
import { metOf } from "../metSql.ts";
import { planning } from "../planning.ts";
import type { Summary } from "../schema.ts";
import { carryProducts } from "../stage/nameProducts.ts";
import { streamRows } from "../stage/streamRows.ts";
import type { Prepared, Report } from "../work/prepare.ts";

type Row = [
  code: string,
  name: string,
  category: string,
  brand: string,
  unit: string,
  price: string | null,
  cost: string | null,
  barcode: string,
  rows: string,
  numbers: number[],
];

const fields = ["name", "category", "brand", "unit", "price", "cost", "barcode"] as const;

/**
 * Products by their code: of several rows for one the last that says something counts, field by field. An empty cell never
 * overwrites. Values before are kept with the import, so that it can be undone.
 */
export async function runProducts(
  services: Services,
  { one, from, rows, currency }: Prepared,
  trx: Trx,
  batch: number | null,
  ask: AskOptions,
  report: Report,
): Promise<Summary> {
  const { ch } = services;
  const wide = { ...ask, settings: planning };
  await report(10, { zh: "检查每一行", en: "Checking every row" });
  const errors = await ch.rows<{ field: string; code: string; rows: string }>(
    `select bad_field as field, bad_code as code, count() as rows from ${from} group by field, code having code != '' order by rows desc, field, code`,
    {},
    wide,
  );
  const bad = errors.reduce((n, e) => n + Number(e.rows), 0);
  const money = (f: string) =>
    one.mapping[f] === undefined
      ? "NULL"
      : `argMaxIf(toString(f_${f}), row, ok and h_${f} = 1 and e_${f} = '')`;
  const text = (f: string) => `argMaxIf(f_${f}, row, ok and f_${f} != '')`;
  const sql = `select if(f_code != '', f_code, f_name) as key, ${text("name")}, ${text("category")}, ${text("brand")}, ${text("unit")},
  ${money("price")}, ${money("cost")}, ${text("barcode")}, countIf(ok), groupArrayIf(row, ok)
from (select *, bad_at = 0 as ok from ${from}) group by key having countIf(ok) > 0 order by key`;
  const counts = { new: 0, updated: 0, same: 0, skipped: 0, waiting: 0, errors: bad };
  const products = { new: 0, updated: 0, same: 0 };
  const changes: { code: string; field: string; before: string | null; after: string | null }[] = [];
  const met = new MetRows(services, one.id);
  for await (const block of streamRows<Row>(ch, sql, 2000, wide)) {
    const found = await trx
      .selectFrom("product")
      .select(["sku", "code", ...fields])
      .where("source", "=", one.source)
      .where(pgSql<boolean>`code = any(${block.map(([code]) => code)}::text[])`)
      .execute();
    const known = new Map(found.map((p) => [p.code, p]));
    const write: Row[] = [];
    for (const row of block) {
      const [code, , , , , , , , times, numbers] = row;
      const before = known.get(code);
      const differing = before ? differences(before, row) : [];
      const outcome = differing.length === 0 ? "same" : metOf(one, code);
      if (before) for (const n of numbers) await met.add(n, outcome, code);
      if (before && outcome === "same") {
        counts.same += Number(times);
        products.same++;
        continue;
      }
      if (before && outcome !== "replaced") {
        counts[outcome === "waiting" ? "waiting" : "skipped"] += Number(times);
        if (outcome === "waiting")
          await met.wait({
            key: code,
            name: before.name ?? code,
            row: numbers[0] ?? 0,
            rows: numbers.length,
            fields: differing.map((d) => [d.field, d.before ?? "", d.after ?? ""]),
          });
        continue;
      }
      counts[before ? "updated" : "new"] += Number(times);
      products[before ? "updated" : "new"]++;
      for (const d of differing) if (changes.length < 20) changes.push({ code, ...d });
      write.push(row);
    }
    if (batch !== null && write.length > 0)
      await writeProducts(trx, services.clock(), one.source, batch, write);
    await report(50, { zh: "比较商品", en: "Comparing products" });
  }
  await met.close();
  return {
    rows: counts,
    met: met.rows,
    undecided: met.waiting,
    errors: errors.map((e) => ({ ...e, rows: Number(e.rows) })),
    products,
    changes,
    currency,
    total: rows,
  };
}

type Stored = Record<(typeof fields)[number], string | null>;

function differences(before: Stored, [, ...values]: Row) {
  return fields.flatMap((field, n) => {
    const after = values[n] as string | null;
    if (after === null || after === "" || same(before[field], after)) return [];
    return [{ field, before: before[field], after }];
  });
}

const trimmed = (value: string) => (/^-?\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, "") : value);
const same = (a: string | null, b: string) => a !== null && trimmed(a) === trimmed(b);

async function writeProducts(trx: Trx, now: Date, source: number, batch: number, rows: readonly Row[]) {
  const column = (at: number) => rows.map((r) => (r[at] === "" ? null : (r[at] as string | null)));
  await pgSql`
      insert into product_before (batch, sku, was)
      select ${batch}, p.sku, to_jsonb(p) from product p
      where p.source = ${source} and p.code = any(${column(0)}::text[])
      on conflict do nothing`.execute(trx);
  const made = await pgSql<{ sku: number }>`
      insert into product as p (code, source, name, category, brand, unit, price, cost, barcode, batch)
      select u.code, ${source}, coalesce(u.name, u.code), coalesce(u.category, ''), coalesce(u.brand, ''), coalesce(u.unit, ''),
        u.price::numeric, u.cost::numeric, u.barcode, ${batch}
      from unnest(${column(0)}::text[], ${column(1)}::text[], ${column(2)}::text[], ${column(3)}::text[], ${column(4)}::text[],
        ${column(5)}::text[], ${column(6)}::text[], ${column(7)}::text[])
        as u (code, name, category, brand, unit, price, cost, barcode)
      on conflict (source, code) do update set
        name = case when excluded.name = excluded.code then p.name else excluded.name end,
        category = coalesce(nullif(excluded.category, ''), p.category),
        brand = coalesce(nullif(excluded.brand, ''), p.brand),
        unit = coalesce(nullif(excluded.unit, ''), p.unit),
        price = coalesce(excluded.price, p.price),
        cost = coalesce(excluded.cost, p.cost),
        barcode = coalesce(excluded.barcode, p.barcode),
        version = p.version + 1
      returning p.sku`.execute(trx);
  await trx
    .insertInto("outbox")
    .values({ kind: "product", payload: JSON.stringify({ skus: made.rows.map((r) => r.sku) }), at: now })
    .execute();
}

/** Outbox rows `product`: `{ skus }`. Whoever bought them may be meant by another brand now, so anybody may have moved. */
export async function productCarrier(
  services: Services,
  rows: readonly { payload: unknown }[],
): Promise<undefined> {
  const skus = new Set(rows.flatMap((r) => (r.payload as { skus: number[] }).skus));
  await carryProducts(
    services,
    [...skus].sort((a, b) => a - b),
  );
}
