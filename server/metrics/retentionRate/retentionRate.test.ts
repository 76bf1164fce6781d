import { afterAll, beforeAll, expect, test } from "vitest";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth([
    { party: 1, day: "2026-01-10", order: 11, amount: 10 },
    { party: 1, day: "2026-02-10", order: 12, amount: 10 },
    { party: 2, day: "2026-02-28", order: 21, amount: 10 },
    { party: 2, day: "2026-03-01", order: 22, amount: 10 },
    { party: 3, day: "2026-01-31", order: 31, amount: 10 },
    { party: 3, day: "2026-03-02", order: 32, amount: 10 },
  ]);
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };

test("customers of the month before who bought in this one", async () => {
  expect(await at.figure("retentionRate", march)).toEqual([1, 2, 0.5]);
  expect(await at.series("retentionRate", { from: "2026-01-01", to: "2026-05-01" }, "month")).toEqual([
    null,
    0.5,
    0.5,
    0,
  ]);
});
