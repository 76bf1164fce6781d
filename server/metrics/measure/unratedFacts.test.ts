import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../../testing/harness.ts";
import { insertEvents } from "../fixtures/insertEvents.ts";
import { insertLines } from "../fixtures/insertLines.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
  const { services } = product;
  await insertLines(services, [
    { party: 1, day: "2026-02-04", order: 1, amount: 10, currency: "USD" },
    { party: 1, day: "2026-03-05", order: 2, amount: 10, currency: "USD", store: 1 },
    { party: 1, day: "2026-03-05", order: 2, amount: 12, currency: "USD", store: 1 },
    { party: 2, day: "2026-03-06", order: 3, amount: 9, currency: "EUR", store: 2 },
    { party: 2, day: "2026-03-07", order: 4, amount: 5 },
    { party: 2, day: "2026-04-07", order: 5, amount: 5, currency: "EUR" },
    { party: 3, day: "2026-03-08", order: 6, amount: 10, currency: "USD", kind: "cancelled" },
    { party: 3, day: "2026-03-09", order: 7, amount: -4, currency: "USD", kind: "return" },
    { party: 0, day: "2026-03-09", order: 8, amount: 4, currency: "USD" },
  ]);
});
afterAll(() => product.stop());

type Input = Parameters<typeof product.call<"measure">>[1];
const ask = async (more: Partial<Input> = {}, options = {}) =>
  (
    await product.call(
      "measure",
      { metrics: ["revenue"], period: { from: "2026-03-01", to: "2026-04-01" }, ...more } as Input,
      options,
    )
  ).unrated;
const sees = () => product.services.pool.query("update exchange_rate_state set foreign_lines = true");

test("where no foreign line ever came in, none is looked for", async () => {
  expect(await ask()).toEqual([]);
});

test("orders up to the period's end that a rate would make purchases, an order once, and those in the period", async () => {
  await sees();
  const [orders, ...rest] = await ask({ metrics: ["revenue", "orders"], choices: {} });
  expect(rest).toEqual([]);
  expect(orders).toMatchObject({
    kind: "orders",
    metrics: ["revenue", "orders"],
    facts: 3,
    inPeriod: 2,
    currencies: ["EUR", "USD"],
  });
  expect(orders!.says.en).toBe(
    "Up to 2026-03-31, 3 orders in other currencies (EUR, USD) have no exchange rate for their day and are left out; 2 of them in this period.",
  );
  expect(orders!.says.zh).toContain("有 3 单外币（EUR、USD）");
});

test("by what counts as a purchase, by the filters and by whom the reader sees", async () => {
  const counts = async (...asked: Parameters<typeof ask>) =>
    (await ask(...asked)).map(({ facts, inPeriod }) => [facts, inPeriod]);
  expect(await counts({ definition: { cancelled: "keep" } })).toEqual([[4, 3]]);
  expect(await counts({ definition: { returns: "subtract", cancelled: "keep" } })).toEqual([[5, 4]]);
  expect(await counts({ filters: [{ by: "store", is: ["1"] }] })).toEqual([[1, 1]]);
  expect(await counts({ metrics: ["unidentifiedShare"] })).toEqual([[6, 5]]);
  expect(await counts({ asOf: "2026-03-06" })).toEqual([[2, 1]]);
  const nobody = await product.person("sales", { all: false, owners: [], regions: [] });
  expect(await counts({}, { actor: nobody })).toEqual([]);
});

test("bills and spending for the figures that add them up", async () => {
  const { services } = product;
  const spent = { until: "2026-03-03", purpose: "win", amount_original: "70" };
  await insertEvents(services, "spend", [
    { party: 0, day: "2026-03-02", ...spent, amount: "0", currency: "USD" },
    { party: 0, day: "2026-03-02", ...spent, amount: "70", currency: "CNY" },
  ]);
  const found = await ask({ metrics: ["winCost", "replyRate"] });
  expect(found.map(({ kind, metrics, facts }) => [kind, metrics, facts])).toEqual([
    ["orders", ["winCost"], 3],
    ["spend", ["winCost"], 1],
  ]);
  expect(found[1]!.says.en).toContain(
    "1 spending in other currencies (USD) has no exchange rate for its day",
  );
});

test("deals won for the figures that add them up; open and lost ones, and those without an amount, are in none", async () => {
  const deal = { closed_on: "2026-03-12", currency: "USD", amount: "90" };
  await insertEvents(product.services, "opportunity", [
    { party: 1, day: "2026-03-01", outcome: "won", ...deal },
    { party: 0, day: "2026-02-01", outcome: "won", ...deal, closed_on: "2026-02-12" },
    { party: 1, day: "2026-03-01", outcome: "won", ...deal, amount: null },
    { party: 1, day: "2026-03-01", outcome: "lost", ...deal },
    { party: 1, day: "2026-03-01", outcome: "won", ...deal, currency: "CNY", amount: "40" },
  ]);
  const answer = await product.call("measure", {
    metrics: ["wonValue", "averageDeal", "winRate"],
    period: { from: "2026-03-01", to: "2026-04-01" },
  });
  const [deals, ...rest] = answer.unrated;
  expect(rest).toEqual([]);
  expect(deals).toMatchObject({ kind: "deals", metrics: ["wonValue", "averageDeal"], facts: 2, inPeriod: 1 });
  expect(deals!.says.zh).toContain("有 2 个赢单外币（USD）没有当天的汇率，金额不在任何合计里");
  const figures = answer.rows[0]!.figures.map(({ cells: [cell] }) => [cell!.numerator, cell!.denominator]);
  expect(figures).toEqual([
    [40, null],
    [40, 1],
    [3, 4],
  ]);
});

test("the list of missing rates leaves cancelled orders out too", async () => {
  const { missing } = await product.call("missingRates", {});
  const orders = missing.filter(({ kind }) => kind === "orders");
  expect(orders.map(({ currency, facts }) => [currency, facts]).sort()).toEqual([
    ["EUR", 2],
    ["USD", 4],
  ]);
});

test("with a rate nothing is left out", async () => {
  await product.call("saveRates", {
    rates: ["USD", "EUR"].flatMap((currency) =>
      ["2026-02-01", "2026-03-01", "2026-04-01"].map((day) => ({ currency, day, rate: "7" })),
    ),
  });
  await product.carry();
  expect(await ask({ metrics: ["revenue", "winCost", "wonValue"] })).toEqual([]);
  const { rows } = await product.call("measure", {
    metrics: ["averageDeal"],
    period: { from: "2026-03-01", to: "2026-04-01" },
  });
  expect(rows[0]!.figures[0]!.cells[0]).toMatchObject({ numerator: 90 * 7 + 40, denominator: 2, value: 335 });
});
