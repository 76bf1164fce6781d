import { afterAll, beforeAll, expect, test } from "vitest";
import { insertEvents } from "../fixtures/insertEvents.ts";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth([
    { party: 1, day: "2025-12-10", order: 10, amount: 10 },
    { party: 1, day: "2025-12-30", order: 11, amount: 10 },
    { party: 1, day: "2026-01-19", order: 12, amount: 10 },
    { party: 1, day: "2026-02-08", order: 13, amount: 10 },
    { party: 2, day: "2025-12-10", order: 20, amount: 10 },
    { party: 2, day: "2025-12-30", order: 21, amount: 10 },
    { party: 2, day: "2026-01-19", order: 22, amount: 10 },
    { party: 2, day: "2026-02-08", order: 23, amount: 10 },
    { party: 2, day: "2026-03-10", order: 24, amount: 10 },
    { party: 3, day: "2025-10-01", order: 31, amount: 10 },
    { party: 4, day: "2025-05-01", order: 41, amount: 10 },
    { party: 5, day: "2026-03-05", order: 51, amount: 10 },
    { party: 6, day: "2026-02-08", order: 61, amount: 10 },
  ]);
  const term = { programme: "club", day: "2025-01-01" };
  await insertEvents(at.product.services, "membership_term", [
    { party: 1, ...term, ended_on: "2026-03-10" },
    { party: 2, ...term },
    { party: 3, ...term, ended_on: "2026-03-20" },
    { party: 3, day: "2026-03-25", programme: "gold" },
    { party: 5, ...term, ended_on: "2026-03-10" },
    { party: 6, ...term, ended_on: "2026-02-10" },
    { party: 6, day: "2026-03-30", programme: "club" },
    { party: 7, ...term, ended_on: "2026-03-10" },
  ]);
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };

test("against the own rhythm of 20 days: silent for more than 40; few purchases: 180 days", async () => {
  // 1 fell silent on February 8: 21 days at the start, 52 at the end. 3 has one purchase: 151 days, then 182.
  // 2 came again, 6 waits for its 180 days, 4 was lost before the period, 5 was not there yet.
  expect(await at.figure("churnRate", march)).toEqual([2, 4, 0.5]);
});

test("a fixed window, and another factor", async () => {
  expect(await at.figure("churnRate", march, { chosen: { rule: "fixed" } })).toEqual([1, 4, 0.25]);
  expect(await at.figure("churnRate", march, { chosen: { rule: "fixed", windowDays: "90" } })).toEqual([
    0, 3, 0,
  ]);
  expect(await at.figure("churnRate", march, { chosen: { factor: "3" } })).toEqual([1, 4, 0.25]);
});

test("a cancelled membership: of the members who had bought before, who belongs to no programme any more", async () => {
  // 1 left; 2 stayed; 3 changed programmes. 4 never was a member, 5 had not bought, 6 had left before, 7 never buys.
  const cancelled = { chosen: { rule: "cancelled" } };
  expect(await at.figure("churnRate", march, cancelled)).toEqual([1, 3, 1 / 3]);
  expect(
    await at.figure("maintenanceRate", march, { chosen: { rule: "cancelled", counting: "same" } }),
  ).toEqual([2, 3, 2 / 3]);
  // 6 came back by the end.
  expect(await at.figure("maintenanceRate", march, cancelled)).toEqual([3, 3, 1]);
  const behind = await at.product.call("listFigureCustomers", {
    metric: "churnRate",
    period: march,
    choices: { rule: "cancelled" },
  });
  expect(behind.people.map(({ customerId }) => customerId)).toEqual([1]);
  const { sql } = await at.product.call("explainFigure", {
    metric: "churnRate",
    period: march,
    choices: { rule: "cancelled" },
  });
  expect(sql).toContain("the rule of cancelled memberships");
});
