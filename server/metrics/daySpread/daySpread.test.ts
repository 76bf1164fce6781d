import { afterAll, beforeAll, expect, test } from "vitest";
import { eventWorld, eventWorldOrders } from "../fixtures/eventWorld.ts";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth(eventWorldOrders, [[9, 1]]);
  await eventWorld(at.product.services);
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };
const spread = (metric: "salesCycle" | "daysToPay", choices = {}, options = {}) =>
  at.product.call("daySpread", { metric, period: march, choices }, options);
const people = (input: {
  metric: "salesCycle" | "daysToPay";
  from?: number;
  below?: number;
  choices?: object;
}) => at.product.call("listDaySpreadCustomers", { period: march, ...input } as never);
const filled = ({ classes }: Awaited<ReturnType<typeof spread>>) =>
  classes.filter(({ facts }) => facts > 0).map(({ from, below, facts }) => [from, below, facts]);

test("the sales cycle: the same facts as its mean and its median, opportunities of nobody too", async () => {
  const won = await spread("salesCycle");
  expect(won).toMatchObject({ facts: 2, mean: 20, median: 20, choices: { outcome: "won" } });
  expect(filled(won)).toEqual([
    [10, 12, 1],
    [30, 32, 1],
  ]);
  expect(await spread("salesCycle", { outcome: "closed" })).toMatchObject({ facts: 3, median: 10 });
});

test("days to pay: each bill alike", async () => {
  const bills = await spread("daysToPay");
  expect(bills).toMatchObject({ facts: 3, mean: (28 + 20 + 3) / 3, median: 20 });
  expect(filled(bills)).toEqual([
    [2, 4, 1],
    [20, 22, 1],
    [28, 30, 1],
  ]);
});

test("who stands behind a class: each customer once, nobody not at all", async () => {
  expect(await people({ metric: "salesCycle", from: 30, below: 32 })).toMatchObject({ total: 0, people: [] });
  expect((await people({ metric: "salesCycle" })).people.map((one) => one.customerId)).toEqual([4]);
  const paying = await people({ metric: "daysToPay", from: 20 });
  expect(paying.total).toBe(1);
  expect(paying.people[0]).toMatchObject({ customerId: 1, contributes: 24, facts: 2 });
  expect(paying.people[0]!.numbers).toHaveLength(2);
});

test("who sees only some customers sees their facts only; what is wrong is refused", async () => {
  const none = await at.product.person("sales", { all: false, owners: [], regions: [] });
  expect(await spread("daysToPay", {}, { actor: none })).toMatchObject({ facts: 0, mean: null, classes: [] });
  await expect(spread("salesCycle", { outcome: "often" })).rejects.toMatchObject({
    code: "metrics.unknown_choice",
  });
  await expect(
    at.product.call("daySpread", { metric: "salesCycle", period: { from: "2026-04-01", to: "2026-03-01" } }),
  ).rejects.toMatchObject({ code: "metrics.empty_period" });
});

// Of the same world, whose deals these are.
test("deals won of which none has an amount are worth nothing known, and not 0; none won at all are worth 0", async () => {
  const expo = { metrics: ["wonValue"], filters: [{ by: "channel" as const, is: ["expo"] }] };
  const cell = async (more: object) =>
    (await at.product.call("measure", { ...expo, period: march, ...more })).rows[0]!.figures[0]!.cells[0];
  expect(await cell({})).toMatchObject({ value: null, numerator: null, why: "noAmount" });
  // Beside others, and through the statement that several metrics share.
  const { rows } = await at.product.call("measure", {
    metrics: ["wonValue", "averageDeal"],
    period: march,
    by: ["owner", "channel"],
  });
  expect(
    rows
      .filter(({ values }) => values[1] === "expo")
      .map(({ figures }) => figures.map((one) => one.cells[0]!.why)),
  ).toEqual([["noAmount", "noDenominator"]]);
  expect(await cell({ period: { from: "2026-01-01", to: "2026-02-01" } })).toMatchObject({
    value: 0,
    why: null,
  });
});
