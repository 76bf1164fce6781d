import { afterAll, beforeAll, expect, test } from "vitest";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth(
    [
      { party: 1, day: "2026-03-01", order: 1, amount: 10, sku: 1, category: "a" },
      { party: 1, day: "2026-03-01", order: 1, amount: 10, sku: 2, category: "a" },
      { party: 1, day: "2026-03-09", order: 2, amount: 10, sku: 1, category: "a" },
      { party: 2, day: "2026-03-01", order: 3, amount: 10, sku: 1, category: "b" },
      { party: 3, day: "2026-03-01", order: 4, amount: 10, sku: 3 },
      { party: 4, day: "2026-02-01", order: 5, amount: 10, sku: 4, category: "c" },
    ],
    [[2, 1]],
  );
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };

test("different categories; no category is none", async () => {
  expect(await at.figure("categoriesPerCustomer", march)).toEqual([2, 2, 1]);
});
