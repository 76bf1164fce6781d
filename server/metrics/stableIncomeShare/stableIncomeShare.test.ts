import { afterAll, beforeAll, expect, test } from "vitest";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth([
    { party: 1, day: "2026-01-01", order: 1, amount: 10 },
    { party: 1, day: "2026-01-02", order: 2, amount: 10 },
    { party: 1, day: "2026-02-03", order: 3, amount: 10 },
    { party: 1, day: "2026-03-04", order: 4, amount: 60 },
    { party: 2, day: "2026-01-01", order: 5, amount: 10 },
    { party: 2, day: "2026-02-02", order: 6, amount: 10 },
    { party: 2, day: "2026-03-02", order: 7, amount: 30 },
    { party: 3, day: "2026-03-02", order: 8, amount: 10 },
  ]);
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };

test("three purchase days before the period make stable, or two", async () => {
  expect(await at.figure("stableIncomeShare", march)).toEqual([60, 100, 0.6]);
  expect(await at.figure("stableIncomeShare", march, { chosen: { purchases: "2" } })).toEqual([90, 100, 0.9]);
});
