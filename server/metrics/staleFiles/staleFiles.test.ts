import { afterAll, beforeAll, expect, test } from "vitest";
import { insertParties } from "../fixtures/insertLines.ts";
import { type Truth, truth } from "../fixtures/truth.ts";

/** The clock stands on 2026-11-21. */
let at: Truth;
beforeAll(async () => {
  at = await truth(
    [
      { party: 1, day: "2026-10-01", order: 1, amount: 10 },
      { party: 1, day: "2026-10-05", order: 2, amount: 10 },
      { party: 2, day: "2026-10-01", order: 3, amount: 10, store: 7 },
      { party: 3, day: "2026-10-01", order: 4, amount: 10 },
      { party: 4, day: "2026-10-01", order: 5, amount: 10 },
      { party: 5, day: "2026-09-01", order: 6, amount: 10 },
      { party: 6, day: "2026-10-02", order: 7, amount: 10 },
      { party: 0, day: "2026-10-01", order: 8, amount: 10 },
    ],
    [[6, 1]],
  );
  await insertParties(at.product.services, [
    { party: 1, updated: "2026-11-20" },
    // 365 days ago to the day, and one less.
    { party: 2, updated: "2025-11-21" },
    { party: 3, updated: "2025-11-22" },
    // Not known.
    { party: 4 },
    { party: 5, updated: "2020-01-01" },
    { party: 6, updated: "2020-01-01" },
  ]);
});
afterAll(() => at.product.stop());

const october = { from: "2026-10-01", to: "2026-11-01" };

test("a year to the day is stale; what is not known and who did not buy are left out; a merged file is its survivor's", async () => {
  expect(await at.figure("staleFiles", october)).toEqual([1, 3, 1 / 3]);
  expect(await at.figure("staleFiles", october, { chosen: { days: "180" } })).toEqual([2, 3, 2 / 3]);
  expect(await at.figure("staleFiles", october, { chosen: { days: "730" } })).toEqual([0, 3, 0]);
  expect((await at.figure("staleFiles", { from: "2026-08-01", to: "2026-09-01" }))[2]).toBeNull();
});

test("asked as of a former day, the file is as old as it was then", async () => {
  expect(await at.figure("staleFiles", october, { asOf: "2026-11-21" })).toEqual([0, 3, 0]);
});

test("the list is whose file to bring up to date", async () => {
  const { total, people } = await at.product.call("listFigureCustomers", {
    metric: "staleFiles",
    period: october,
  });
  expect([total, people.map(({ customerId }) => customerId)]).toEqual([1, [2]]);
});
