import { afterAll, beforeAll, expect, test } from "vitest";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth([
    { party: 1, day: "2026-03-01", order: 1, amount: 60, paid: 60 },
    { party: 1, day: "2026-03-01", order: 1, amount: 10, paid: 0 },
    { party: 0, day: "2026-03-02", order: 2, amount: 20, paid: 0, refund: 20 },
    { party: 0, day: "2026-03-03", order: 3, amount: 10, paid: null },
    { party: 2, day: "2026-03-03", order: 4, amount: 10, paid: 8, refund: 2, kind: "cancelled" },
    { party: 2, day: "2026-03-04", order: 5, amount: -2, kind: "return" },
    { party: 0, day: "2026-04-04", order: 6, amount: 9, paid: 0, status: "unpaid", kind: "cancelled" },
    { party: 0, day: "2026-04-04", order: 7, amount: 9, paid: null, status: "paid" },
    { party: 0, day: "2026-04-04", order: 8, amount: 9, paid: 9, status: "paid" },
  ]);
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };

test("of all orders, nobody's and cancelled ones included: a payment of nothing is a payment; no payment is none", async () => {
  expect(await at.figure("paidShare", march)).toEqual([3, 4, 0.75]);
});

test("a source that says whether an order was paid is believed, whatever stands as its amount", async () => {
  expect(await at.figure("paidShare", { from: "2026-04-01", to: "2026-05-01" })).toEqual([2, 3, 2 / 3]);
});
