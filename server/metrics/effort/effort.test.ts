import { afterAll, beforeAll, expect, test } from "vitest";
import { insertEvents } from "../fixtures/insertEvents.ts";
import { insertParties } from "../fixtures/insertLines.ts";
import { type Truth, truth } from "../fixtures/truth.ts";

const march = { from: "2026-03-01", to: "2026-04-01" };
let at: Truth;
beforeAll(async () => {
  at = await truth(
    [
      { party: 1, day: "2026-03-10", order: 1, amount: 900, cost: 500 },
      { party: 1, day: "2026-02-10", order: 2, amount: 100, cost: 1 },
      { party: 1, day: "2026-01-10", order: 3, amount: 100, cost: 1 },
      { party: 2, day: "2026-03-11", order: 4, amount: 10, cost: 5 },
      { party: 3, day: "2026-03-12", order: 5, amount: 800, cost: null },
      { party: 4, day: "2026-02-12", order: 6, amount: 700, cost: 1 },
    ],
    [[9, 1]],
  );
  const { services } = at.product;
  await insertParties(services, [
    { party: 1, owner: 2 },
    { party: 2, owner: 3 },
    { party: 3, owner: 2 },
    { party: 4, owner: 3 },
  ]);
  await insertEvents(services, "interaction", [
    { party: 1, day: "2026-03-02", kind: "call", minutes: 50, staff: 1, channel: "phone" },
    { party: 9, day: "2026-03-03", kind: "visit", minutes: 10, staff: 2, channel: "shop" },
    { party: 2, day: "2026-03-04", kind: "call", minutes: 40, staff: 1, channel: "phone" },
    { party: 3, day: "2026-03-05", kind: "call", minutes: 5, staff: 1, channel: "phone" },
    { party: 4, day: "2026-03-06", kind: "call", minutes: 4, staff: 2, channel: "phone" },
    { party: 4, day: "2026-03-07", kind: "message", staff: 2, channel: "wechat" },
    { party: 2, day: "2026-04-02", kind: "call", minutes: 99, staff: 1 },
    { party: 0, day: "2026-03-02", kind: "call", minutes: 99, staff: 1 },
  ]);
});
afterAll(() => at.product.stop());
const ask = (more: object = {}) => at.product.call("effort", { period: march, ...more });
const quarters = async (more: object = {}) =>
  Object.fromEntries((await ask(more)).quarters.map((q) => [q.quarter, [q.customers, q.effort, q.gain]]));

test("minutes against revenue: medians cut, the merged party is its customer, nobody's minutes are nobody's", async () => {
  // Minutes 60, 40, 5, 4: median 22.5. Revenue 900, 10, 800, 0: median 405.
  const answer = await ask();
  expect(answer.cuts).toEqual({ effort: 22.5, gain: 405 });
  expect(await quarters()).toEqual({
    worth: [1, 60, 900],
    hard: [1, 40, 10],
    easy: [1, 5, 800],
    quiet: [1, 4, 0],
  });
  expect(answer.points.map((p) => p.customerId).sort()).toEqual([1, 2, 3, 4]);
  expect(answer.sentence.en).toContain("36.7% of the minutes, 0.6% of revenue");
});

test("contacts count those without minutes; profit leaves out whom it is not known of, and says how many", async () => {
  // Contacts 2, 1, 1, 2: median 1.5.
  expect(await quarters({ effort: "contacts" })).toEqual({
    worth: [1, 2, 900],
    hard: [1, 2, 0],
    easy: [1, 1, 800],
    quiet: [1, 1, 10],
  });
  const profit = await ask({ gain: "profit" });
  expect(profit.unknown).toBe(1);
  expect(profit.quarters.reduce((sum, q) => sum + q.customers, 0)).toBe(3);
  expect(profit.quarters.reduce((sum, q) => sum + q.gain, 0)).toBe(405);
});

test("regular customers only: three days of buying in the year before", async () => {
  const answer = await ask({ regular: true });
  expect(answer.quarters.reduce((sum, q) => sum + q.customers, 0)).toBe(1);
});

test("whose time goes to customers that take much and bring little, and what would be free at the median", async () => {
  const { staff } = await ask();
  expect(staff.map((s) => [s.staff, s.effort, s.hardEffort, s.hardCustomers, s.free])).toEqual([
    [1, 95, 40, 1, 17.5],
    [2, 14, 0, 0, 0],
  ]);
});

test("the people of a quarter; by channel; under row scope; foreign filters are refused", async () => {
  const list = await at.product.call("listEffortCustomers", { period: march, quarter: "hard" });
  expect(list.people.map((p) => [p.customerId, p.effort, p.gain])).toEqual([[2, 40, 10]]);
  const phone = await ask({ filters: [{ by: "channel", is: ["phone"] }] });
  expect(phone.quarters.reduce((sum, q) => sum + q.effort, 0)).toBe(99);
  const actor = await at.product.person("sales", { all: false, owners: [3], regions: [] });
  const mine = await at.product.call("effort", { period: march }, { actor });
  expect(mine.points.map((p) => p.customerId).sort()).toEqual([2, 4]);
  for (const by of ["category", "cohort", "segment", "team"] as const)
    await expect(ask({ filters: [{ by, is: ["x"] }] })).rejects.toMatchObject({
      code: "metrics.no_such_slice",
    });
});

test("a period without contacts has no cuts and no quarters' shares, not zeros", async () => {
  const answer = await ask({ period: { from: "2025-01-01", to: "2025-02-01" } });
  expect(answer.cuts).toEqual({ effort: null, gain: null });
  expect(answer.quarters.every((q) => q.effortShare === null)).toBe(true);
});
