import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Harness, publicData, startHarness } from "../testing/harness.ts";
import { importing } from "./importing.ts";

const data = publicData();
let product: Harness;
beforeAll(async () => {
  product = await startHarness();
});
afterAll(() => product.stop());
const { place, waitFor, run, sourceOf } = importing(() => product);

async function clean(source: string, where: string) {
  const [row] = await product.services.ch.rows(
    `select count() as n, uniqExactIf(party_id, party_id > 0) as people, uniqExact(order_id) as orders, sum(amount) as amount
     from purchase_line(hidden = {hidden:Array(UInt32)}) where source = {source:UInt16} and ${where}`,
    { source: await sourceOf(source) },
  );
  return row;
}

describe.skipIf(!data)("public data sets", () => {
  const file = (name: string) => readFile(join(data!, name));

  // UCI Online Retail II, first sheet: 525,461 rows, 107,927 of them without a customer.
  test.each([
    ["csv", "online_retail_ii/online_retail_ii_2009_2010.csv.gz", "r.csv.gz"],
    ["parquet", "online_retail_ii/online_retail_II.parquet", "r.parquet"],
  ])(
    "Online Retail II as %s",
    async (name, path, fileName) => {
      const { result } = await run(await file(path), {
        source: name,
        name: fileName,
        options: { zone: "Europe/London" },
      });
      expect(result.rows).toEqual({ new: 525_461, updated: 0, same: 0, skipped: 0, waiting: 0, errors: 0 });
      expect(result.unidentified).toMatchObject({ rows: 107_927 });
      expect(await clean(name, "kind = 'sale' and party_id > 0")).toEqual({
        n: "407664",
        people: "4312",
        orders: "19213",
        amount: "8832003.274",
      });
    },
    120_000,
  );

  // CDNOW, fixed width: 23,570 customers, 69,659 transactions, $2,500,315.63.
  test("CDNOW with every row an order", async () => {
    const { rows } = await run(await file("cdnow/CDNOW_master.txt"), {
      source: "cdnow",
      name: "CDNOW_master.txt",
      options: { withoutOrderNo: "row" },
    });
    expect(rows).toMatchObject({ new: 69_659, errors: 0 });
    expect(await clean("cdnow", "true")).toEqual({
      n: "69659",
      people: "23570",
      orders: "69659",
      amount: "2500315.63",
    });
    const again = await run(await file("cdnow/CDNOW_master.txt"), {
      source: "cdnow",
      name: "b.txt",
      options: { withoutOrderNo: "row" },
    });
    expect(again.rows).toMatchObject({ new: 0, same: 69_659 });
  }, 120_000);

  // Tmall orders, February 2020: 28,010 orders, 24,087 paid, 18,955 with money kept, 5,646 with a refund.
  test("Tmall orders are orders without customers; the Tmall listing is none", async () => {
    const { result } = await run(await file("tmall_orders/tmall_order_report.csv"), {
      source: "tmall",
      name: "t.csv",
    });
    expect(result.rows).toMatchObject({ new: 28_010, errors: 0 });
    expect(result.unidentified).toEqual({ rows: 28_010, orders: 28_010 });
    const [shares] = await product.services.ch.rows(
      `select countIf(status = 'paid') as paid, countIf(paid_amount > 0) as kept, countIf(refund_amount > 0) as refunded,
       countIf(region = 310000) as shanghai, sum(amount) as amount
       from purchase_line(hidden = {hidden:Array(UInt32)}) where source = {source:UInt16}`,
      { source: await sourceOf("tmall") },
    );
    expect(shares).toEqual({
      paid: "24087",
      kept: "18955",
      refunded: "5646",
      shanghai: "3353",
      amount: "2995760.61",
    });
    // The same through the figures: shares of all orders, and orders by province of delivery.
    const { rows } = await product.call("measure", {
      metrics: ["paidShare", "keptShare", "refundedShare"],
      period: { from: "2020-02-01", to: "2020-03-01" },
      by: ["orderProvince"],
    });
    const cells = rows.map((row) => row.figures.map((figure) => figure.cells[0]!));
    expect(cells[0]!.map(({ numerator, denominator }) => [numerator, denominator])).toEqual([
      [24_087, 28_010],
      [18_955, 28_010],
      [5646, 28_010],
    ]);
    expect(cells[0]!.map(({ value }) => value!.toFixed(8)).slice(0, 2)).toEqual(["0.85994288", "0.67672260"]);
    const provinces = rows.map(({ values }, i) => [values[0], cells[i]![0]!.denominator]);
    expect(provinces.slice(1, 11)).toEqual([
      ["310000", 3353],
      ["440000", 2463],
      ["320000", 2126],
      ["330000", 2061],
      ["110000", 2054],
      ["510000", 2019],
      ["370000", 1804],
      ["210000", 1187],
      ["120000", 1153],
      ["430000", 1099],
    ]);
    const listing = await file("tmall_cosmetics/cosmetic.csv.gz");
    const id = await place(listing, { source: "清单", name: "cosmetic.csv.gz" });
    await expect(waitFor((await product.call("startImport", { id })).jobId)).rejects.toThrow(
      "ingest.listing_not_orders",
    );
    const products = await run(listing, { source: "清单", name: "cosmetic.csv.gz", kind: "products" });
    expect(products.rows).toMatchObject({ errors: 0, new: 27_598 });
  }, 120_000);
});
