import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { insertLines, mergeParties } from "./fixtures/insertLines.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
  const { services } = product;
  await insertLines(services, [
    // Before both periods.
    { party: 1, day: "2026-01-05", order: 10, amount: 10 },
    { party: 2, day: "2026-01-06", order: 20, amount: 10 },
    { party: 3, day: "2026-02-07", order: 30, amount: 10 },
    // August: two existing, three orders, 60; one new, 5.
    { party: 1, day: "2026-08-03", order: 11, amount: 30, sku: 7 },
    { party: 1, day: "2026-08-20", order: 12, amount: 10 },
    { party: 2, day: "2026-08-31", order: 21, amount: 20 },
    { party: 4, day: "2026-08-31", order: 41, amount: 5, sku: 7 },
    // September: three existing, four orders, 120; one new, 40.
    { party: 1, day: "2026-09-01", order: 13, amount: 30, sku: 7 },
    { party: 2, day: "2026-09-02", order: 22, amount: 30 },
    { party: 5, day: "2026-09-15", order: 51, amount: 30 },
    { party: 5, day: "2026-09-30", order: 52, amount: 30, store: 9 },
    { party: 6, day: "2026-09-30", order: 61, amount: 40, sku: 7 },
    { party: 0, day: "2026-09-30", order: 71, amount: 1000 },
    { party: 0, day: "2026-09-30", order: 71, amount: 2 },
  ]);
  await mergeParties(services, [[5, 3]]);
});
afterAll(() => product.stop());

const september = { from: "2026-09-01", to: "2026-10-01" };

test("the sentence says what happened to existing customers' sales and mainly why", async () => {
  const page = await product.call("overview", { period: september });
  expect(page.sentence).toEqual({
    zh: "本期老客户多卖了 ¥60，主要因为更多老客户回来买。",
    en: "Existing customers bought for ¥60 more, mainly more of them buying.",
  });
  expect(page.change.reduce((sum, part) => sum + part.amount, 0)).toBeCloseTo(60, 9);
  const [first] = page.change;
  expect(first!.cause).toBe("customers");
});

test("tiles agree with the catalogue's own figures", async () => {
  const page = await product.call("overview", { period: september });
  const measured = await product.call("measure", {
    metrics: page.tiles.map((tile) => tile.metric),
    period: september,
    compareWith: "previous",
  });
  expect(page.tiles.map((tile) => [tile.metric, tile.value, tile.previous])).toEqual(
    measured.rows[0]!.figures.map((f) => [f.metric, f.cells[0]!.value, f.compared[0]!.value]),
  );
  expect(Object.fromEntries(page.tiles.map((tile) => [tile.metric, tile.value]))).toEqual({
    existingRevenue: 120,
    repurchaseRate: 3 / 4,
    revenue: 160,
    customers: 4,
    orders: 5,
    averageOrder: 32,
  });
});

test("the bars add up to the tiles, and days meet the same days of the month before", async () => {
  const page = await product.call("overview", { period: september });
  expect(page.grain).toBe("day");
  const sum = (numbers: (number | null)[]) => numbers.reduce<number>((total, n) => total + (n ?? 0), 0);
  expect(sum(page.revenue.map((bar) => bar.existing))).toBe(120);
  expect(sum(page.revenue.map((bar) => bar.new))).toBe(40);
  expect(page.revenue[2]).toEqual({
    at: "2026-09-03",
    existing: 0,
    new: 0,
    previousExisting: 30,
    open: false,
  });
  expect(sum(page.revenue.map((bar) => bar.previousExisting))).toBe(60);
});

test("cohorts, popular products, concentration and nobody's lines", async () => {
  const page = await product.call("overview", { period: september });
  const january = page.cohorts.customers.rows.find((row) => row.month === "2026-01")!;
  expect([january.size, january.counts]).toEqual([2, [0, 0, 0, 0, 0, 0, 2, 2]]);
  expect(page.cohorts.amount.rows.find((row) => row.month === "2026-01")!.cells.at(-1)).toBe(3);
  expect(page.popular[0]).toEqual({
    sku: 1,
    name: "#1",
    category: "",
    amount: 90,
    previousAmount: 30,
    orders: 3,
    customers: 2,
  });
  expect(page.concentration.top20Share).toBe(60 / 160);
  expect(page.concentration.curve.at(-1)).toEqual({ customers: 1, revenue: 1 });
  expect(page.unidentified).toEqual({ lines: 2, orders: 1, amount: 1002 });
});

test("a period that is not over says so; its rate is open, its money is the part so far", async () => {
  const page = await product.call("overview", { period: { from: "2026-11-01", to: "2026-12-01" } });
  expect(page.period.open).toBe(true);
  const rate = page.tiles.find((tile) => tile.metric === "repurchaseRate")!;
  expect([rate.value, rate.why]).toEqual([null, "open"]);
  expect(page.revenue.filter((bar) => bar.open).map((bar) => bar.at)[0]).toBe("2026-11-21");
});

test("one store only, without comparison", async () => {
  const page = await product.call("overview", { period: september, store: 9, compare: "none" });
  expect(page.tiles.map((tile) => tile.value)).toEqual([30, null, 30, 1, 1, 30]);
  expect([page.change, page.comparedPeriod, page.revenue[0]!.previousExisting]).toEqual([[], null, null]);
  expect(page.sentence.zh).toBe("本期 1 位客户买了 ¥30，老客户占 100.0%。");
});

test("against the same month of last year, and with nothing at all", async () => {
  const page = await product.call("overview", { period: september, compare: "lastYear" });
  expect(page.tiles[0]!.previous).toBe(0);
  const empty = await product.call("overview", { period: { from: "2019-01-01", to: "2020-01-01" } });
  expect(empty.sentence.en).toBe("No orders in this period.");
  expect(empty.concentration).toEqual({ top20Share: null, curve: [] });
});

test("the answer is kept until a fact is added", async () => {
  const again = await product.call("overview", { period: september });
  expect(again.fromCache).toBe(true);
});

test("what shows month by month refuses a century in words instead of working for minutes", async () => {
  const period = { from: "1969-12-31", to: "2199-12-30" };
  const refused = { code: "metrics.period_too_long" };
  await expect(product.call("overview", { period })).rejects.toMatchObject(refused);
  await expect(product.call("retention", { period })).rejects.toMatchObject(refused);
  const twentyYears = { from: "2006-12-01", to: "2026-12-01" };
  expect((await product.call("retention", { period: twentyYears })).customers.rows).toHaveLength(240);
});
