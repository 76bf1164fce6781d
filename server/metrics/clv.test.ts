import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { insertLines, insertParties } from "./fixtures/insertLines.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
  await insertLines(product.services, [
    { party: 1, day: "2024-07-01", order: 11, amount: 100 },
    { party: 1, day: "2026-06-01", order: 12, amount: 300 },
    { party: 2, day: "2026-06-20", order: 21, amount: 50 },
    { party: 3, day: "2024-08-01", order: 31, amount: 20 },
    { party: 4, day: "2024-09-01", order: 41, amount: 20 },
    { party: 4, day: "2026-01-01", order: 42, amount: 20 },
  ]);
  await insertParties(product.services, [
    { party: 1, channel: "老客推荐" },
    { party: 2, channel: "抖音" },
  ]);
});
afterAll(() => product.stop());

const asOf = "2026-06-30";
const years = (days: number) => days / 365.25;

test("each customer's own product of the three, and their mean", async () => {
  const page = await product.call("clv", { asOf });
  const own = [(400 / years(730)) * 3, 50 * 3, (20 / years(699)) * 3, (40 / years(668)) * 3];
  expect(page.total).toEqual({
    customers: 4,
    averageOrder: 510 / 6,
    ordersPerYear: expect.closeTo(6 / (years(730) + 1 + years(699) + years(668)), 9),
    expectedYears: 3,
    clv: expect.closeTo(own.reduce((a, b) => a + b) / 4, 9),
  });
  expect(page.people.map((p) => [p.customerId, p.clv])).toEqual([
    [1, expect.closeTo(own[0]!, 9)],
    [2, expect.closeTo(own[1]!, 9)],
    [4, expect.closeTo(own[3]!, 9)],
    [3, expect.closeTo(own[2]!, 9)],
  ]);
  expect(page.distribution.reduce((sum, band) => sum + band.customers, 0)).toBe(4);
  expect(page.top20Share).toBeCloseTo(own[0]! / own.reduce((a, b) => a + b), 9);
});

test("expected time from churn: of three who bought in the year before last, one stayed away", async () => {
  const page = await product.call("clv", { asOf, expected: { rule: "churn" } });
  expect(page.total.expectedYears).toBe(3);
});

test("by acquisition channel and by first month", async () => {
  const channels = await product.call("clv", { asOf, by: "acquisitionChannel" });
  expect(channels.groups.map((g) => [g.label.zh, g.customers])).toEqual([
    ["老客推荐", 1],
    ["抖音", 1],
    ["未知", 2],
  ]);
  const cohorts = await product.call("clv", { asOf, by: "cohort" });
  expect(cohorts.groups.map((g) => g.value).sort()).toEqual(["2024-07", "2024-08", "2024-09", "2026-06"]);
});

test("who may not see customers gets the figures without the people", async () => {
  const viewer = await product.person("viewer");
  const page = await product.call("clv", { asOf }, { actor: viewer });
  expect([page.people, page.total.customers]).toEqual([[], 4]);
});
