import { afterAll, beforeAll, expect, test } from "vitest";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth([
    { party: 1, day: "2026-02-01", order: 1, amount: 100 },
    { party: 1, day: "2026-03-01", order: 2, amount: 40 },
    { party: 2, day: "2026-02-01", order: 3, amount: 100 },
    { party: 2, day: "2026-03-01", order: 4, amount: 60 },
    { party: 3, day: "2026-02-28", order: 5, amount: 10 },
    { party: 4, day: "2026-03-01", order: 6, amount: 10 },
    { party: 5, day: "2026-02-10", order: 7, amount: 10 },
    { party: 5, day: "2026-02-11", order: 8, amount: 10 },
    { party: 5, day: "2026-03-11", order: 9, amount: 500 },
  ]);
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };

test("half the money or less, and who did not come", async () => {
  expect(await at.figure("fallingCustomers", march)).toEqual([2, 4, 0.5]);
});

test("by orders, and by another share", async () => {
  expect(await at.figure("fallingCustomers", march, { chosen: { of: "orders" } })).toEqual([2, 4, 0.5]);
  expect(await at.figure("fallingCustomers", march, { chosen: { drop: "0.3" } })).toEqual([3, 4, 0.75]);
});
