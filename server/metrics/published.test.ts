import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import reference from "./fixtures/cdnow.json" with { type: "json" };
import { dataFolder, insertCdnow, insertOnlineRetail } from "./fixtures/publicOrders.ts";

/** Figures worked out with pandas from the same files. */
const everything = { cancelled: "keep", zeroPrice: "keep" } as const;
const cdnowPeriod = { from: "1997-01-01", to: "1998-07-01" };

describe.skipIf(!dataFolder)("CDNOW", () => {
  let product: Harness;
  beforeAll(async () => {
    product = await startHarness({ background: false });
    await insertCdnow(product.services, dataFolder!);
  });
  afterAll(() => product.stop());
  const cell = async (metric: string, chosen: Record<string, string> = {}) => {
    const answer = await product.call("measure", {
      metrics: [metric],
      period: cdnowPeriod,
      definition: everything,
      choices: { [metric]: chosen },
    });
    return answer.rows[0]!.figures[0]!.cells[0]!;
  };

  test("customers, transactions, revenue", async () => {
    expect((await cell("customers")).value).toBe(23_570);
    expect((await cell("orders")).value).toBe(69_659);
    expect((await cell("revenue")).value).toBeCloseTo(2_500_315.63, 2);
  });

  test("repurchase by rows and by days", async () => {
    expect(await cell("repurchaseRate", { rule: "twice" })).toMatchObject({
      numerator: 11_662,
      denominator: 23_570,
    });
    expect((await cell("repurchaseRate", { rule: "twice", count: "days" })).numerator).toBe(11_516);
  });

  test("days between purchases, over all gaps and over customers", async () => {
    const all = await cell("purchaseCycle");
    expect(all.denominator).toBe(44_021);
    expect(all.value).toBeCloseTo(72.21398878, 6);
    const each = await cell("purchaseCycle", { mean: "each" });
    expect(each.denominator).toBe(11_516);
    expect(each.value).toBeCloseTo(114.42007337, 6);
  });

  test("month by month", async () => {
    const answer = await product.call("measure", {
      metrics: ["revenue", "orders", "customers"],
      period: cdnowPeriod,
      grain: "month",
      definition: everything,
    });
    const figures = answer.rows[0]!.figures;
    expect(
      answer.periods.map((_, i) => figures.map((f) => Math.round(f.cells[i]!.value! * 100) / 100)),
    ).toEqual(Object.values(reference.monthly));
  });

  test("the triangle of first and later months", async () => {
    const page = await product.call("retention", {
      period: { from: "1997-01-01", to: "1997-04-01" },
      definition: everything,
    });
    const rows = page.customers.rows.map((row) => [row.size, ...row.counts.slice(0, 17)]);
    const expected = Object.values(reference.cohorts);
    expect(rows.map((row, i) => row.slice(0, expected[i]!.length))).toEqual(expected);
  });

  test("RFM by ntile: 84 cells as the reference has them, and the sizes of both corners", async () => {
    const grid = await product.call("rfm", {
      asOf: "1998-06-30",
      scoring: { rule: "ntile" },
      definition: everything,
    });
    const counts = Object.fromEntries(grid.cubes.map((c) => [`${c.r}${c.f}${c.m}`, c.customers]));
    expect(counts).toEqual(reference.ntileCells);
    expect([counts["555"], counts["111"]]).toEqual([2509, 1733]);
  });
});

describe.skipIf(!dataFolder)("Online Retail II, first sheet", () => {
  let product: Harness;
  beforeAll(async () => {
    product = await startHarness({ background: false });
    await insertOnlineRetail(product.services, dataFolder!);
  });
  afterAll(() => product.stop());
  const period = { from: "2009-12-01", to: "2010-12-10" };

  test("with returns, cancelled and zero-price lines left out", async () => {
    const answer = await product.call("measure", {
      metrics: ["customers", "orders", "revenue", "repurchaseRate"],
      period,
      choices: { repurchaseRate: { rule: "twice" } },
    });
    const [customers, orders, revenue, repurchase] = answer.rows[0]!.figures.map((f) => f.cells[0]!.value!);
    expect([customers, orders]).toEqual([4312, 19_213]);
    expect(revenue).toBeCloseTo(8_832_003.274, 3);
    expect(repurchase).toBeCloseTo(0.67091837, 8);
  });

  test("lines of nobody are counted apart", async () => {
    const answer = await product.call("measure", { metrics: ["unidentifiedShare"], period });
    expect(answer.rows[0]!.figures[0]!.cells[0]).toMatchObject({ numerator: 107_927, denominator: 525_461 });
  });
});
