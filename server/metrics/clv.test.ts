import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { insertEvents } from "./fixtures/insertEvents.ts";
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
  expect(page.distribution).toHaveLength(21);
  for (const band of page.distribution) {
    const inside = own.filter((worth) => worth >= band.from && worth < (band.to ?? Number.POSITIVE_INFINITY));
    expect(band.customers).toBe(inside.length);
    expect(band.clv).toBeCloseTo(
      inside.reduce((a, b) => a + b, 0),
      9,
    );
  }
  expect(page.distribution.reduce((sum, band) => sum + band.customers, 0)).toBe(4);
  expect(page.top20Share).toBeCloseTo(own[0]! / own.reduce((a, b) => a + b), 9);
});

test("value classes are those of the day's end, as on the pyramid beside it", async () => {
  const page = await product.call("clv", { asOf: "2026-06-20", by: "valueClass" });
  const { classes } = await product.call("rfm", { asOf: "2026-06-20" });
  expect(Object.fromEntries(page.groups.map((g) => [g.value, g.customers]))).toEqual(
    Object.fromEntries(classes.filter((c) => c.customers > 0).map((c) => [c.class, c.customers])),
  );
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

test("three meanings side by side: sales, profit where costs are known, and no forecast before one is kept", async () => {
  const { definitions, total } = await product.call("clv", { asOf });
  expect(definitions.map(({ kind, clv, why }) => [kind, clv, why])).toEqual([
    ["simple", total.clv, null],
    ["profit", null, "noFacts"],
    ["forecast", null, "noFacts"],
    ["referral", null, "noFacts"],
  ]);
  // Customer 9: 200 of sales, of which 100 has a cost of 70; so 30 in a hundred of his sales is profit.
  await insertLines(product.services, [
    { party: 9, day: "2026-03-01", order: 91, amount: 100, cost: 70, channel: "only" },
    { party: 9, day: "2026-04-01", order: 92, amount: 100, channel: "only" },
  ]);
  const page = await product.call("clv", { asOf, filters: [{ by: "channel", is: ["only"] }] });
  expect(page.definitions).toEqual([
    {
      kind: "simple",
      clv: expect.closeTo(600, 9),
      customers: 1,
      costKnown: null,
      rewarded: null,
      served: null,
      why: null,
    },
    {
      kind: "profit",
      clv: expect.closeTo(180, 9),
      customers: 1,
      costKnown: 0.5,
      rewarded: null,
      served: { hourlyCost: null, minutes: null, why: "leftOut" },
      why: null,
    },
    {
      kind: "forecast",
      clv: null,
      customers: 0,
      costKnown: null,
      rewarded: null,
      served: null,
      why: "filtered",
    },
    {
      kind: "referral",
      clv: null,
      customers: 0,
      costKnown: null,
      rewarded: null,
      served: null,
      why: "filtered",
    },
  ]);
  const { db, ch } = product.services;
  await ch.exec("insert into score_run (run, as_of, gone) values (1, '2026-06-30', 0)");
  await ch.exec(
    "insert into score_row (run, bucket, party_id, clv_365) values (1, 0, 1, 300), (1, 0, 2, 100)",
  );
  await db
    .insertInto("setting")
    .values({ key: "moved", value: "1", version: 1, updated_at: "2026-06-30T00:00:00Z", updated_by: null })
    .execute();
  const kept = (await product.call("clv", { asOf })).definitions[2];
  expect(kept).toEqual({
    kind: "forecast",
    clv: 200,
    customers: 2,
    costKnown: null,
    rewarded: null,
    served: null,
    why: null,
  });
});

test("and with credit for those brought directly, with a word where no reward for referrals is on record", async () => {
  const { services } = product;
  const before = await product.call("clv", { asOf });
  expect(before.definitions[3]).toMatchObject({ clv: null, why: "noFacts" });
  const moved = (version: number) =>
    services.db.updateTable("setting").set({ version }).where("key", "=", "moved").execute();
  // By the referrer on the file alone, and by a referral on record alone.
  const file = (referrer: number, version: number) =>
    services.ch.exec(
      `insert into party (party_id, bucket, kind, referrer, version) select 2, intHash32(2) % 64, 'person', ${referrer}, ${version}`,
    );
  await file(1, 1);
  await moved(2);
  const byFile = (await product.call("clv", { asOf })).definitions[3];
  await file(0, 2);
  await insertEvents(services, "referral", [{ party: 1, day: "2026-06-19", referred: 2 }]);
  await moved(3);
  const { definitions, total } = await product.call("clv", { asOf });
  expect(byFile).toEqual(definitions[3]);
  const credit = 50 * 3;
  expect(definitions[3]).toEqual({
    kind: "referral",
    clv: expect.closeTo(before.total.clv! + credit / total.customers, 9),
    customers: total.customers,
    costKnown: null,
    rewarded: false,
    served: null,
    why: null,
  });
});
