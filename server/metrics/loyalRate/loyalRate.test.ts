import { afterAll, beforeAll, expect, test } from "vitest";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
const buys = (party: number, days: string[]) =>
  days.map((day, i) => ({ party, day, order: party * 100 + i, amount: 10 }));
beforeAll(async () => {
  at = await truth([
    // Known since 2024, four days in three quarters of the year up to March.
    ...buys(1, ["2024-12-01", "2025-05-01", "2025-08-01", "2025-08-02", "2026-03-01"]),
    // Four days, all in one quarter.
    ...buys(2, ["2024-12-01", "2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"]),
    // Three days in three quarters.
    ...buys(3, ["2024-12-01", "2025-06-01", "2025-11-01", "2026-02-20"]),
    // Known for less than a year.
    ...buys(4, ["2025-05-01", "2025-08-01", "2025-11-01", "2026-02-01"]),
    // Has stopped buying more than a year ago.
    ...buys(5, ["2024-12-01", "2024-12-15"]),
  ]);
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };

test("often enough and spread over the year, of those known for a year", async () => {
  expect(await at.figure("loyalRate", march)).toEqual([1, 3, 1 / 3]);
  expect(await at.figure("loyalRate", march, { chosen: { purchases: "3" } })).toEqual([2, 3, 2 / 3]);
  expect(await at.figure("loyalRate", march, { chosen: { activeDays: "180", purchases: "3" } })).toEqual([
    2,
    3,
    2 / 3,
  ]);
});
