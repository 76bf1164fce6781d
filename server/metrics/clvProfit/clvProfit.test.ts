import { afterAll, beforeAll, expect, test } from "vitest";
import { insertEvents } from "../fixtures/insertEvents.ts";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  // Each first bought within a year, so a year stands for itself. 8 is a part of 1; 3 has no costs; 5 never bought; 6 was never talked to.
  at = await truth(
    [
      { party: 1, day: "2026-01-10", order: 1, amount: 100, cost: 60 },
      { party: 8, day: "2026-03-10", order: 2, amount: 100 },
      { party: 2, day: "2026-02-01", order: 3, amount: 50, cost: 20 },
      { party: 3, day: "2026-02-01", order: 4, amount: 500 },
      { party: 6, day: "2026-02-01", order: 6, amount: 50, cost: 10 },
      { party: 4, day: "2026-04-02", order: 5, amount: 10, cost: 4 },
    ],
    [[8, 1]],
  );
  await insertEvents(at.product.services, "interaction", [
    { party: 1, day: "2025-12-01", kind: "visit", minutes: 30 },
    { party: 8, day: "2026-03-01", kind: "call", minutes: 60 },
    { party: 1, day: "2026-03-02", kind: "message" },
    { party: 1, day: "2026-04-01", kind: "call", minutes: 600 },
    { party: 3, day: "2026-03-01", kind: "call", minutes: 60 },
    { party: 5, day: "2026-03-01", kind: "call", minutes: 60 },
    { party: 2, day: "2026-02-01", kind: "call", minutes: 180 },
  ]);
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };
const year = { years: "1" };
const setHour = async (amount: string | undefined) => {
  const { version } = await at.product.call("readDefinitions", {});
  await at.product.call("saveDefinitions", {
    version,
    changes: [{ subject: "hourlyCost", value: amount === undefined ? {} : { amount } }],
  });
};

test("what is left after the cost of goods, of customers whose costs are known, for so many years", async () => {
  // 1: 200 of sales at a margin of 40 %; 2: 30; 6: 40.
  expect(await at.figure("clvProfit", march, { chosen: year })).toEqual([150, 3, 50]);
  expect((await at.figure("clvProfit", march))[2]).toBe(150);
});

test("without a cost of an hour, minutes take nothing off, and the figure says so", async () => {
  expect(await at.figure("clvProfit", march, { chosen: { ...year, serve: "minutes" } })).toEqual([
    150, 3, 50,
  ]);
  const explained = await at.product.call("explainFigure", {
    metric: "clvProfit",
    period: march,
    choices: { serve: "minutes" },
  });
  expect(explained.caveats.at(-1)!.en).toContain("no cost of an hour is set");
});

test("minutes up to the period's end × the cost of an hour, of the whole customer; a loss stays a loss", async () => {
  await setHour("40");
  expect(await at.figure("clvProfit", march, { chosen: year })).toEqual([150, 3, 50]);
  // 1: 90 minutes cost 60, so 80 − 60; 2: 180 minutes cost 120, so 30 − 120.
  const served = { chosen: { ...year, serve: "minutes" } };
  expect(await at.figure("clvProfit", march, served)).toEqual([20 - 90 + 40, 3, -10]);
  const people = await at.product.call("listFigureCustomers", {
    metric: "clvProfit",
    period: march,
    choices: served.chosen,
  });
  expect(people.people.map((one) => [one.customerId, one.contributes])).toEqual([
    [6, 40],
    [1, 20],
    [2, -90],
  ]);
  expect(
    await at.series("clvProfit", { from: "2026-02-01", to: "2026-04-01" }, "month", served.chosen),
  ).toEqual([(40 - 20 + (30 - 120) + 40) / 3, -10]);
});

test("the lifetime values side by side take the company's choice, or the question's own, and say what was taken off", async () => {
  const ask = async (more: object = {}) =>
    (
      await at.product.call("clv", {
        asOf: "2026-03-31",
        expected: { rule: "fixed", years: 1 },
        ...more,
      } as never)
    ).definitions.find(({ kind }) => kind === "profit")!;
  expect(await ask()).toMatchObject({ clv: 50, served: { hourlyCost: 40, minutes: null, why: "leftOut" } });
  expect(await ask({ serve: "minutes" })).toMatchObject({
    clv: -10,
    served: { hourlyCost: 40, minutes: 270, why: null },
  });
  expect(await ask({ serve: "minutes", filters: [{ by: "store", is: ["0"] }] })).toMatchObject({
    clv: 50,
    served: { minutes: null, why: "filtered" },
  });
  const { version } = await at.product.call("readDefinitions", {});
  await at.product.call("saveDefinitions", {
    version,
    changes: [{ subject: "clvProfit", value: { serve: "minutes" } }],
  });
  expect(await ask()).toMatchObject({ clv: -10, served: { why: null } });
  await setHour(undefined);
  expect(await ask()).toMatchObject({ clv: 50, served: { hourlyCost: null, why: "noRate" } });
});

test("an hour's cost that is no amount of money is refused; a changed one is previewed", async () => {
  for (const amount of ["", "-3", "1e3", "12.345", "12345678", "abc"])
    await expect(setHour(amount)).rejects.toMatchObject({ code: "metrics.hourly_cost_wrong" });
  const preview = await at.product.call("previewDefinitions", {
    changes: [{ subject: "hourlyCost", value: { amount: "60" } }],
  });
  expect(preview.affected.map(({ metric }) => metric)).toEqual(["clvProfit", "staffCost"]);
});
