import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultValueRule } from "../../customers/valueClasses/valueRule.ts";
import { type Truth, truth } from "../fixtures/truth.ts";

let at: Truth;
beforeAll(async () => {
  at = await truth(
    [
      { party: 1, day: "2026-01-10", order: 11, amount: 10 },
      { party: 1, day: "2026-02-10", order: 12, amount: 10 },
      { party: 1, day: "2026-03-10", order: 13, amount: 10 },
      { party: 2, day: "2026-02-11", order: 21, amount: 10 },
      { party: 3, day: "2026-02-12", order: 31, amount: 10 },
      { party: 4, day: "2026-03-15", order: 41, amount: 10 },
      { party: 5, day: "2026-03-16", order: 51, amount: 10 },
      { party: 5, day: "2026-03-16", order: 52, amount: 10 },
      { party: 6, day: "2026-03-17", order: 61, amount: 10 },
      { party: 6, day: "2026-03-18", order: 62, amount: 10 },
    ],
    [[4, 2]],
  );
});
afterAll(() => at.product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };

test("existing customers who bought in the period; a merged file brings its past along", async () => {
  expect(await at.figure("repurchaseRate", march)).toEqual([2, 3, 2 / 3]);
});

test("at least two purchases before", async () => {
  expect(await at.figure("repurchaseRate", march, { chosen: { existing: "2" } })).toEqual([1, 1, 1]);
});

test("twice in the period over customers of the period, by orders and by days", async () => {
  expect(await at.figure("repurchaseRate", march, { chosen: { rule: "twice" } })).toEqual([2, 4, 0.5]);
  expect(await at.figure("repurchaseRate", march, { chosen: { rule: "twice", count: "days" } })).toEqual([
    1, 4, 0.25,
  ]);
});

test("the quick form and the general one say the same", async () => {
  const months = { from: "2026-01-01", to: "2026-05-01" };
  const quick = await at.series("repurchaseRate", months, "month");
  expect(quick).toEqual([null, 1, 2 / 3, 0]);
  const { ch } = at.product.services;
  const { metricStatement } = await import("../measure/ask.ts");
  const { repurchaseRate } = await import("./repurchaseRate.ts");
  const { fileFor: _, ...general } = repurchaseRate;
  const { sql, params } = metricStatement(
    {
      metric: general,
      choices: { rule: "again", existing: "1", count: "orders" },
      by: [],
      periods: ["01", "02", "03", "04"].map((month, i) => ({
        from: `2026-${month}-01`,
        to: `2026-0${i + 2}-01`,
      })),
      definition: { returns: "leave_out", cancelled: "leave_out", zeroPrice: "leave_out" },
      classes: defaultValueRule,
      currency: "CNY",
      filters: [],
      actor: { ...(await at.product.person("administrator")), scope: { all: true } },
      replaced: false,
    },
    false,
  );
  const rows = await ch.rows<{ period: string; rate: number }>(
    `select period, sum(numerator) / sum(denominator) as rate from (${sql}) group by period order by period`,
    params,
  );
  expect(rows.map((row) => row.rate)).toEqual(quick.filter((value) => value !== null));
});
