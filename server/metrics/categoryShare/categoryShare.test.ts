import { afterAll, beforeAll, expect, test } from "vitest";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth([
    { party: 1, day: "2026-03-01", order: 1, amount: 10, category: "a", channel: "app" },
    { party: 1, day: "2026-03-09", order: 2, amount: 10, category: "b", channel: "shop" },
    { party: 2, day: "2026-03-01", order: 3, amount: 10, category: "c", channel: "app" },
    { party: 3, day: "2026-03-01", order: 4, amount: 10, channel: "app" },
    { party: 3, day: "2026-04-01", order: 5, amount: 10, category: "d", channel: "app" },
  ]);
});
afterAll(() => at.product.stop());

test("three of nine: categories of the customers over customers times categories on sale then", async () => {
  const spring = { from: "2026-03-01", to: "2026-05-01" };
  expect(await at.figure("categoryShare", { from: "2026-03-01", to: "2026-04-01" })).toEqual([3, 9, 1 / 3]);
  expect(await at.series("categoryShare", spring, "month")).toEqual([1 / 3, 1]);
});

test("by channel everything on sale stays the measure", async () => {
  const answer = await at.product.call("measure", {
    metrics: ["categoryShare"],
    period: { from: "2026-03-01", to: "2026-04-01" },
    by: ["channel"],
  });
  expect(answer.rows.map((row) => [row.values[0], row.figures[0]!.cells[0]!.value])).toEqual([
    [undefined, 1 / 3],
    ["app", 2 / 9],
    ["shop", 1 / 3],
  ]);
});
