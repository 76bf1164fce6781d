import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { insertLines, mergeParties } from "./fixtures/insertLines.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
  // Customer n last bought n × 10 days before 2026-07-01; 1 to 5 bought n times for n × 10 each, 6 to 10 once for 1.
  const lines = Array.from({ length: 10 }, (_, i) => i + 1).flatMap((party) =>
    Array.from({ length: party <= 5 ? party : 1 }, (_, time) => ({
      party,
      day: new Date(Date.UTC(2026, 6, 1 - party * 10 - time * 20)).toISOString().slice(0, 10),
      order: party * 100 + time,
      amount: party <= 5 ? party * 10 : 1,
    })),
  );
  await insertLines(product.services, [...lines, { party: 11, day: "2026-06-21", order: 1, amount: 2 }]);
  await mergeParties(product.services, [[11, 1]]);
});
afterAll(() => product.stop());

const day = "2026-06-30";

test("equal values share a score, and the bands say what each covers", async () => {
  const grid = await product.call("rfm", { asOf: day });
  expect([grid.customers, grid.amount]).toEqual([10, 557]);
  expect(grid.cuts).toEqual({ r: [28, 46, 64, 82], f: [1, 1, 2, 3.2], m: [1, 1, 23.2, 104] });
  expect(grid.bands.r.map((band) => [band.score, band.from, band.to, band.customers])).toEqual([
    [5, 10, 20, 2],
    [4, 30, 40, 2],
    [3, 50, 60, 2],
    [2, 70, 80, 2],
    [1, 90, 100, 2],
  ]);
  expect(grid.bands.f.map((band) => [band.score, band.from, band.to, band.customers])).toEqual([
    [5, 4, 5, 2],
    [4, 3, 3, 1],
    [3, 2, 2, 2],
    [2, null, null, 0],
    [1, 1, 1, 5],
  ]);
  expect(grid.cells).toHaveLength(25);
  expect(grid.cells.reduce((sum, cell) => sum + cell.customers, 0)).toBe(10);
});

test("eight classes hold everyone once, clearly above the mean score or not", async () => {
  const grid = await product.call("rfm", { asOf: day, compareWith: "2026-05-31" });
  expect(grid.classes).toHaveLength(8);
  expect(grid.classes.reduce((sum, entry) => sum + entry.customers, 0)).toBe(10);
  expect(grid.borders).toEqual({ r: 3.25, f: 2.75, m: 2.85 });
  expect(Object.fromEntries(grid.classes.map((entry) => [entry.title.zh, entry.customers]))).toEqual({
    重要价值客户: 4,
    重要发展客户: 0,
    重要保持客户: 1,
    重要挽留客户: 0,
    一般价值客户: 0,
    一般发展客户: 0,
    一般保持客户: 0,
    一般挽留客户: 5,
  });
  expect(grid.classes[0]!.previousCustomers).not.toBeNull();
  expect(grid.sentence.zh).toMatch(/^50\.0% 的高价值客户带来 99\.1% 的销售额；1 位大额常客最近没来。$/);
});

test("ntile makes five groups of two, whatever the values", async () => {
  const grid = await product.call("rfm", { asOf: day, scoring: { rule: "ntile" } });
  for (const bands of Object.values(grid.bands))
    expect(bands.map((band) => band.customers)).toEqual([2, 2, 2, 2, 2]);
});

test("own cuts, which must rise", async () => {
  const own = { rule: "custom" as const, r: [15, 30, 60, 90], f: [1, 2, 3, 4], m: [5, 20, 50, 100] };
  const grid = await product.call("rfm", { asOf: day, scoring: own });
  expect(grid.bands.r.map((band) => band.customers)).toEqual([1, 2, 3, 3, 1]);
  await expect(
    product.call("rfm", { asOf: day, scoring: { ...own, f: [4, 3, 2, 1] } }),
  ).rejects.toMatchObject({
    code: "customers.cuts_not_rising",
  });
});

test("a window narrows F and M; R still sees all of history", async () => {
  const grid = await product.call("rfm", { asOf: day, windowDays: 35 });
  expect(grid.customers).toBe(10);
  expect(grid.bands.r.at(-1)).toMatchObject({ from: 90, to: 100 });
  expect(grid.amount).toBe(10 + 2 + 20 + 30);
});

test("the list of a cell and of a class", async () => {
  const cell = await product.call("listRfmCustomers", { asOf: day, r: [5], f: [3] });
  expect(cell.people.map((p) => [p.customerId, p.r, p.f, p.m, p.orders, p.silentDays])).toEqual([
    [2, 5, 3, 4, 2, 20],
    [1, 5, 3, 3, 2, 10],
  ]);
  expect([cell.total, cell.amount, cell.amountShare]).toEqual([2, 52, 52 / 557]);
  const kept = await product.call("listRfmCustomers", { asOf: day, class: "importantKeep" });
  expect(kept.people.map((p) => [p.customerId, p.class])).toEqual([[5, "importantKeep"]]);
});

test("nobody at all", async () => {
  const grid = await product.call("rfm", { asOf: "2020-01-01" });
  expect([grid.customers, grid.borders.r, grid.sentence.en]).toEqual([
    0,
    null,
    "No customer had bought by this day.",
  ]);
});
