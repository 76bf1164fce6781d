import { afterAll, beforeAll, expect, test } from "vitest";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth([
    // There at the start of March, and at its end.
    { party: 1, day: "2026-01-10", order: 11, amount: 10 },
    { party: 1, day: "2026-03-05", order: 12, amount: 10 },
    // There at the start, lost by the end: 90 days after the first of January end before April.
    { party: 2, day: "2025-12-20", order: 21, amount: 10 },
    // Lost long before, back in March.
    { party: 3, day: "2025-03-01", order: 31, amount: 10 },
    { party: 3, day: "2026-03-20", order: 32, amount: 10 },
    // New in March: in neither part.
    { party: 4, day: "2026-03-21", order: 41, amount: 10 },
    // Lost before and after.
    { party: 5, day: "2025-01-01", order: 51, amount: 10 },
  ]);
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };
const rule = { rule: "fixed", windowDays: "90" };

test("(3 at the end − 1 new) / 2 at the start: who came back makes up for who was lost", async () => {
  expect(await at.figure("maintenanceRate", march, { chosen: rule })).toEqual([2, 2, 1]);
});

test("only those there at the start: the rest of churn", async () => {
  const same = await at.figure("maintenanceRate", march, { chosen: { ...rule, counting: "same" } });
  const churn = await at.figure("churnRate", march, { chosen: rule });
  expect(same).toEqual([1, 2, 0.5]);
  expect(same[2]! + churn[2]!).toBe(1);
});
