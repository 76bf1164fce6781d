import { afterAll, beforeAll, expect, test } from "vitest";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth([
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
  ]);
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };

test("lines of nobody over all lines of whatever kind", async () => {
  expect(await at.figure("unidentifiedShare", march)).toEqual([1, 8, 1 / 8]);
});

test("there is nobody to list", async () => {
  await expect(
    at.product.call("listFigureCustomers", { metric: "unidentifiedShare", period: march }),
  ).rejects.toMatchObject({ code: "metrics.no_such_part" });
});
