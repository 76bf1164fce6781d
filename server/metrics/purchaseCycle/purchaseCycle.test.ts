import { afterAll, beforeAll, expect, test } from "vitest";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth(
    [
      { party: 1, day: "2026-02-20", order: 11, amount: 10 },
      { party: 1, day: "2026-03-02", order: 12, amount: 10 },
      { party: 1, day: "2026-03-02", order: 13, amount: 10 },
      { party: 1, day: "2026-03-22", order: 14, amount: 10 },
      { party: 1, day: "2026-04-05", order: 15, amount: 10 },
      { party: 2, day: "2026-03-01", order: 21, amount: 10 },
      { party: 3, day: "2026-03-06", order: 31, amount: 10 },
      { party: 4, day: "2026-03-07", order: 41, amount: 10 },
    ],
    [[3, 2]],
  );
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };

test("gaps that end in the period: 10 and 20 days of one customer, 5 of another", async () => {
  expect(await at.figure("purchaseCycle", march)).toEqual([35, 3, 35 / 3]);
});

test("over customers' own means: 15 and 5", async () => {
  expect(await at.figure("purchaseCycle", march, { chosen: { mean: "each" } })).toEqual([20, 2, 10]);
});

test("a gap belongs to the month of its later purchase", async () => {
  expect(await at.series("purchaseCycle", { from: "2026-02-01", to: "2026-05-01" }, "month")).toEqual([
    null,
    35 / 3,
    14,
  ]);
});
