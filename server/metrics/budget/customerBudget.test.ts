import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../../testing/harness.ts";
import { insertEvents } from "../fixtures/insertEvents.ts";
import { insertLines, insertParties } from "../fixtures/insertLines.ts";
import { cumulativeMargin, paybackMonths } from "./payback.ts";

/** The clock stands on 2026-11-21; the year looked at is 2025-11-21 to 2026-11-20. */
let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
  const months = (party: number, first: string, each: number, n: number) =>
    Array.from({ length: n }, (_, i) => ({
      party,
      day: new Date(Date.parse(`${first}T00:00:00Z`) + i * 30 * 86_400_000).toISOString().slice(0, 10),
      order: party * 100 + i,
      amount: each,
      cost: each / 2,
    }));
  await insertLines(product.services, [
    // Won by ads: ten customers who leave 20 at once and 20 each month; by friends: six who leave 50 once.
    ...Array.from({ length: 10 }, (_, i) => months(1 + i, "2026-05-01", 40, 5)).flat(),
    ...Array.from({ length: 6 }, (_, i) => months(21 + i, "2026-06-01", 100, 1)).flat(),
    // Two were there before and stayed, one was there and did not.
    ...months(31, "2025-01-01", 10, 1),
    ...months(31, "2026-02-01", 10, 1),
    ...months(32, "2025-01-01", 10, 1),
    ...months(32, "2026-02-01", 10, 1),
    ...months(33, "2025-01-01", 10, 1),
  ]);
  await insertParties(product.services, [
    ...Array.from({ length: 10 }, (_, i) => ({ party: 1 + i, channel: "ads", campaign: "spring" })),
    ...Array.from({ length: 6 }, (_, i) => ({ party: 21 + i, channel: "friends" })),
    { party: 31 },
    { party: 32 },
    { party: 33 },
  ]);
  const spend = (purpose: string, channel: string, amount: string, campaign = "") => ({
    party: 0,
    day: "2026-05-01",
    until: "2026-06-01",
    purpose,
    channel,
    campaign,
    amount,
  });
  await insertEvents(product.services, "spend", [
    spend("win", "ads", "300", "spring"),
    spend("win", "ads", "200"),
    spend("win", "radio", "140"),
    spend("keep", "letters", "30"),
    { party: 0, day: "2024-05-01", until: "2024-06-01", purpose: "win", channel: "ads", amount: "999" },
  ]);
  await product.services.ch.exec(
    `insert into score_row (run, bucket, party_id, clv_365, profit_365)
     select 1, intHash32(number) % 64, number, if(number <= 10, 120, 300), if(number <= 10, 60, 150) from numbers(1, 32)`,
  );
  await product.services.ch.exec("insert into score_run (run, as_of) values (1, '2026-11-20')");
});
afterAll(() => product.stop());

test("worth, cost, the line at 3 and payback, by channel", async () => {
  const { total, groups, period } = await product.call("customerBudget", {});
  expect(period).toEqual({ from: "2025-11-21", to: "2026-11-21" });
  expect(total).toMatchObject({ customers: 16, scored: 16, spent: 640, cost: 40, below: false });
  expect(total.worth).toBeCloseTo((10 * 120 + 6 * 300) / 16, 9);
  expect(total.times).toBeCloseTo(187.5 / 40, 9);
  const [ads, friends] = groups;
  // 50 each for 120 each: below 3. 20, 40, 60 after one, two, three months.
  expect(ads).toMatchObject({
    value: "ads",
    customers: 10,
    cost: 50,
    worth: 120,
    times: 2.4,
    below: true,
    paybackMonths: 3,
    maySpend: 40,
  });
  expect(ads!.margin.slice(0, 3)).toEqual([
    { month: 1, margin: 20, customers: 10 },
    { month: 2, margin: 40, customers: 10 },
    { month: 3, margin: 60, customers: 10 },
  ]);
  expect(friends).toMatchObject({
    value: "friends",
    cost: null,
    costWhy: "noSpending",
    times: null,
    below: false,
    paybackMonths: null,
    paybackWhy: "noSpending",
    maySpend: 100,
  });
});

test("by campaign only what was spent on that campaign counts", async () => {
  const { groups } = await product.call("customerBudget", { by: "acquisitionCampaign" });
  expect(groups).toMatchObject([
    { value: "spring", customers: 10, cost: 30, times: 4, below: false, paybackMonths: 2 },
    // Nobody's campaign: what was spent without one, on ads and radio.
    { value: "", customers: 6, spent: 340, costWhy: null },
  ]);
});

test("of profit, with other shares, and what keeping costs", async () => {
  const { total, keep } = await product.call("customerBudget", {
    worth: "profit",
    winShare: 0.5,
    keepShare: 0.2,
  });
  expect(total.maySpend).toBeCloseTo(((10 * 60 + 6 * 150) / 16) * 0.5, 9);
  expect(keep).toMatchObject({ customers: 2, worth: 150, maySpend: 30, spent: 30, cost: 15 });
});

test("who sees some customers only sees no spending", async () => {
  const actor = await product.person("sales", { all: false, owners: [5], regions: [] });
  const { total } = await product.call("customerBudget", {}, { actor });
  expect(total).toMatchObject({
    customers: 0,
    spent: null,
    costWhy: "noCustomers",
    paybackWhy: "noCustomers",
  });
});

test("months that are not over for enough customers are not known, and a cost may never be reached", () => {
  const course = cumulativeMargin({ margins: [50, 40, 8], over: [10, 8, 4] });
  expect(course).toEqual([
    { month: 1, margin: 5, customers: 10 },
    { month: 2, margin: 10, customers: 8 },
  ]);
  expect([paybackMonths(course, 5), paybackMonths(course, 5.01), paybackMonths(course, 11)]).toEqual([
    1,
    2,
    null,
  ]);
});
