import { afterAll, beforeAll, expect, test } from "vitest";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth([
    { party: 1, day: "2024-03-31", order: 11, amount: 100 },
    { party: 1, day: "2026-03-30", order: 12, amount: 300 },
    { party: 2, day: "2026-03-20", order: 21, amount: 50 },
    { party: 3, day: "2026-04-20", order: 31, amount: 50 },
  ]);
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };

test("average order × orders a year × years; known for less than a year counts as one", async () => {
  const two = 731 / 365.25;
  const [sum, customers] = await at.figure("clvSimple", march);
  expect([customers, sum]).toEqual([2, expect.closeTo((400 / 2) * (2 / two) * 3 + 50 * 3, 9)]);
});

test("in proportion to the expected time", async () => {
  const [, , three] = await at.figure("clvSimple", march);
  const [, , one] = await at.figure("clvSimple", march, { chosen: { years: "1" } });
  expect(three! / one!).toBeCloseTo(3, 9);
});
