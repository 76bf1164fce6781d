import { afterAll, beforeAll, expect, test } from "vitest";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth([
    { party: 1, day: "2026-01-10", order: 11, amount: 100 },
    { party: 1, day: "2026-02-10", order: 12, amount: 50 },
    { party: 2, day: "2026-02-11", order: 21, amount: 500 },
    { party: 1, day: "2026-03-10", order: 13, amount: 40 },
    { party: 2, day: "2026-03-12", order: 22, amount: 35 },
    { party: 3, day: "2026-03-12", order: 31, amount: 999 },
  ]);
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };

test("each period with its own existing customers: (40 + 35 − 50) / 50", async () => {
  expect(await at.figure("existingGrowth", march)).toEqual([25, 50, 0.5]);
});

test("months follow each other; before the first there is nothing to grow from", async () => {
  expect(await at.series("existingGrowth", { from: "2026-01-01", to: "2026-04-01" }, "month")).toEqual([
    null,
    null,
    0.5,
  ]);
});
