import { afterAll, beforeAll, expect, test } from "vitest";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth(
    [
      { party: 1, day: "2026-02-10", order: 11, amount: 100 },
      { party: 1, day: "2026-03-05", order: 12, amount: 30 },
      { party: 1, day: "2026-03-05", order: 12, amount: 20 },
      { party: 2, day: "2026-03-09", order: 21, amount: 40 },
      { party: 3, day: "2026-03-31", order: 31, amount: 10 },
      { party: 3, day: "2026-04-01", order: 32, amount: 70 },
      { party: 4, day: "2026-03-20", order: 41, amount: -5, kind: "return" },
      { party: 5, day: "2026-03-20", order: 51, amount: 5, kind: "cancelled" },
      { party: 6, day: "2026-03-20", order: 61, amount: 0, kind: "gift" },
      { party: 0, day: "2026-03-20", order: 71, amount: 900 },
    ],
    [[3, 1]],
  );
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };

test("only customers with a purchase before the first day; a merge joins their pasts", async () => {
  expect(await at.figure("existingRevenue", march)).toEqual([60, null, 60]);
});

test("each month judges at its own first day", async () => {
  expect(await at.series("existingRevenue", { from: "2026-02-01", to: "2026-05-01" }, "month")).toEqual([
    0, 60, 70,
  ]);
  expect(await at.figure("existingRevenue", { from: "2026-02-01", to: "2026-05-01" })).toEqual([0, null, 0]);
});
