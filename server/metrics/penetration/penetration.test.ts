import { afterAll, beforeAll, expect, test } from "vitest";
import { insertParties, type Line } from "../fixtures/insertLines.ts";
import { type Truth, truth } from "../fixtures/truth.ts";

/** The period ends on 1 July: looked at again from 2 April, and bought in the year before that. */
const june = { from: "2026-06-01", to: "2026-07-01" };
const line = (
  party: number,
  day: string,
  order: number,
  category: string,
  more: Partial<Line> = {},
): Line => ({
  party,
  day,
  order,
  category,
  amount: 10,
  sku: category.length,
  cost: 4,
  ...more,
});

let at: Truth;
beforeAll(async () => {
  const base = [
    line(1, "2026-01-05", 1, "tea"),
    line(1, "2026-01-05", 1, "milk"),
    line(2, "2026-01-06", 2, "tea"),
    line(3, "2026-02-06", 3, "tea"),
    line(9, "2026-02-07", 4, "milk"),
    line(4, "2024-02-07", 5, "tea"),
  ];
  const later = [
    line(1, "2026-05-05", 6, "tea", { amount: 30 }),
    line(2, "2026-06-05", 7, "tea", { amount: 8 }),
    line(2, "2026-06-06", 8, "tea", { amount: 4 }),
    line(3, "2026-06-07", 9, "tea", { amount: 100, cost: null }),
    line(5, "2026-06-08", 10, "milk", { amount: 200, cost: 190 }),
    line(5, "2026-06-08", 10, "tea", { amount: 100, cost: 99 }),
    line(5, "2026-06-09", 11, "soap", { amount: 300, cost: 250, sku: 90 }),
  ];
  // Twenty and more who buy beer and snacks, so that the two go together; one has beer only.
  const crowd = Array.from({ length: 25 }, (_, i) => [
    line(100 + i, "2026-06-10", 200 + i, "beer", { amount: 50 }),
    line(100 + i, "2026-06-10", 200 + i, "snack", { amount: 50, sku: 77 }),
  ]).flat();
  at = await truth(
    [...base, ...later, ...crowd, line(6, "2026-06-11", 400, "beer", { amount: 20 })],
    [[9, 1]],
  );
  await insertParties(at.product.services, [
    { party: 2, owner: 2 },
    { party: 5, owner: 3 },
  ]);
});
afterAll(() => at.product.stop());
const ask = (more: object = {}) => at.product.call("penetration", { period: june, ...more });

test("by number of categories in the year before: who came back, and what they bought", async () => {
  const answer = await ask();
  expect(answer.base).toEqual({ from: "2025-04-02", to: "2026-04-02" });
  // Merged party 9's milk is 1's: two categories. 4 bought too long ago.
  expect(answer.groups.map((g) => [g.categories, g.customers, g.back, g.amountEach])).toEqual([
    [1, 2, 2, 56],
    [2, 1, 1, 30],
  ]);
  expect(answer.groups.every((g) => g.adjusted === null)).toBe(true);
});

test("categories: existing and new customers, and the companion with who lacks it", async () => {
  const { categories } = await ask();
  const snack = categories.find((c) => c.category === "snack")!;
  expect(snack).toMatchObject({ existing: 0, fresh: 25, amount: 1250 });
  expect(snack.freshShare).toBeCloseTo(25 / 27, 12);
  expect(snack.companion).toMatchObject({ category: "beer", lacking: 1 });
  expect(categories.find((c) => c.category === "tea")).toMatchObject({
    existing: 2,
    existingShare: 1,
    fresh: 1,
    companion: null,
  });
});

test("who lacks a category that goes with what he buys, with what sells best in it", async () => {
  const list = await at.product.call("listPenetrationCustomers", {
    period: june,
    which: { list: "lacks", has: "beer", lacks: "snack" },
  });
  expect(list.people.map((p) => p.customerId)).toEqual([6]);
  expect(list.people[0]!.fits).toMatchObject({ category: "snack", product: "#77" });
  expect(list.people[0]!.fits!.share).toBeCloseTo(25 / 26, 12);
});

test("low bills of those who came twice; wide buyers at a thin margin, where it is known", async () => {
  const answer = await ask();
  expect(answer.customers).toBe(29);
  const low = await at.product.call("listPenetrationCustomers", { period: june, which: { list: "lowBill" } });
  expect(low.people.map((p) => [p.customerId, p.average, p.categories])).toEqual([[2, 6, 1]]);
  expect(answer.lowBill.customers).toBe(1);
  const thin = await at.product.call("listPenetrationCustomers", {
    period: june,
    which: { list: "thinMargin" },
  });
  expect(thin.people.map((p) => [p.customerId, p.products])).toEqual([[5, 3]]);
  // 600 for goods of 539.
  expect(thin.people[0]!.margin).toBeCloseTo(61 / 600, 12);
  expect(answer.thinMargin).toMatchObject({ customers: 1, known: 28 });
});

test("row scope and foreign filters", async () => {
  const actor = await at.product.person("sales", { all: false, owners: [2], regions: [] });
  const answer = await at.product.call("penetration", { period: june }, { actor });
  expect(answer.customers).toBe(1);
  await expect(ask({ filters: [{ by: "segment", is: ["1"] }] })).rejects.toMatchObject({
    code: "metrics.no_such_slice",
  });
});

test("orders without categories are said to have none", async () => {
  const answer = await ask({ period: { from: "2020-01-01", to: "2020-02-01" } });
  expect(answer).toMatchObject({ customers: 0, groups: [], lowBill: { cut: null } });
});
