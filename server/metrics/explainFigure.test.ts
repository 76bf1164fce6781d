import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { insertLines, insertParties, mergeParties } from "./fixtures/insertLines.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
  const { services } = product;
  await insertLines(services, [
    { party: 1, day: "2026-01-10", order: 11, amount: 100 },
    { party: 1, day: "2026-02-10", order: 12, amount: 80 },
    { party: 1, day: "2026-03-20", order: 13, amount: 90 },
    { party: 2, day: "2026-02-11", order: 21, amount: 20 },
    { party: 2, day: "2026-03-01", order: 22, amount: 30 },
    { party: 2, day: "2026-03-05", order: 23, amount: -10, kind: "return" },
    { party: 3, day: "2026-02-12", order: 31, amount: 5 },
    { party: 5, day: "2026-03-30", order: 51, amount: 7 },
    { party: 0, day: "2026-03-30", order: 61, amount: 7 },
  ]);
  await mergeParties(services, [[5, 3]]);
  await insertParties(services, [
    { party: 1, owner: 1 },
    { party: 2, owner: 2 },
    { party: 3, owner: 2 },
  ]);
  await services.pool.query("insert into source (name, created_at) values ('s', now())");
  for (const [i, name] of ["张三", "李四", "王五", "赵六", "王武"].entries())
    await services.pool.query(
      "insert into party (public_id, source, name, created_at, updated_at) values ($1, 1, $2, now(), now())",
      [`p${i + 1}`, name],
    );
  await services.pool.query("insert into merge (party_id, customer_id, at) values (5, 3, now())");
});
afterAll(() => product.stop());

const march = { from: "2026-03-01", to: "2026-04-01" };

test("the panel of the repurchase rate", async () => {
  const panel = await product.call("explainFigure", { metric: "repurchaseRate", period: march });
  expect(panel.figure).toMatchObject({ value: 1, numerator: 3, denominator: 3 });
  expect(panel.figure.interval!.low).toBeCloseTo(0.4385, 4);
  expect(panel.previous).toMatchObject({ value: 1, numerator: 1, denominator: 1 });
  expect(panel.comparedPeriod).toEqual({ from: "2026-02-01", to: "2026-03-01" });
  expect(panel.choices.map((c) => [c.name, ...c.options.map((o) => [o.value, o.chosen, o.figure])])).toEqual([
    ["rule", ["again", true, 1], ["twice", false, 0]],
    ["existing", ["1", true, 1], ["2", false, 1]],
    ["count", ["orders", true, 1], ["days", false, 1]],
  ]);
  expect(panel.history.slice(-3)).toEqual([
    { at: "2026-01-01", value: null, open: false },
    { at: "2026-02-01", value: 1, open: false },
    { at: "2026-03-01", value: 1, open: false },
  ]);
  expect(panel.sql).toMatch(/^-- Of the existing customers/);
  const [row] = await product.services.ch.rows<{ numerator: number; denominator: number }>(panel.statement!);
  expect(row).toMatchObject({ numerator: 3, denominator: 3 });
});

test("each switch of the definition shows what it would give", async () => {
  const panel = await product.call("explainFigure", { metric: "revenue", period: march });
  expect(panel.definition.map((d) => [d.name, ...d.options.map((o) => o.figure)])).toEqual([
    ["returns", 127, 117],
    ["cancelled", 127, 127],
    ["zeroPrice", 127, 127],
  ]);
});

test("a window that is still open has no rate yet, and says so", async () => {
  const panel = await product.call("explainFigure", {
    metric: "repurchaseRate",
    period: { from: "2026-11-01", to: "2026-12-01" },
  });
  expect(panel.figure).toMatchObject({ value: null, why: "open", numerator: 0, denominator: 3 });
  expect(panel.history.at(-1)).toEqual({ at: "2026-11-01", value: null, open: true });
});

test("values in SQL are only for those who may see them", async () => {
  const viewer = await product.person("viewer");
  const panel = await product.call("explainFigure", { metric: "revenue", period: march }, { actor: viewer });
  expect([panel.statement, panel.figure.value]).toEqual([null, 127]);
});

test("the people above and below the line, merged files under one name", async () => {
  const list = await product.call("listFigureCustomers", {
    metric: "repurchaseRate",
    part: "denominator",
    period: march,
  });
  expect(list.total).toBe(3);
  expect(list.people.find((p) => p.customerId === 3)).toMatchObject({
    publicId: "p3",
    name: "王五",
    contributes: 1,
    orders: 2,
    amount: 12,
    lastOn: "2026-03-30",
    silentDays: 2,
    rhythmDays: 46,
  });
  const money = await product.call("listFigureCustomers", { metric: "revenue", period: march, limit: 2 });
  expect([money.total, money.people.map((p) => [p.name, p.contributes])]).toEqual([
    3,
    [
      ["张三", 90],
      ["李四", 30],
    ],
  ]);
});

test("lists keep to row scope and masks; a figure without people has no list", async () => {
  const sales = await product.person("sales", { all: false, owners: [2], regions: [] });
  const list = await product.call(
    "listFigureCustomers",
    { metric: "revenue", period: march },
    { actor: sales },
  );
  expect(list.people.map((p) => p.name)).toEqual(["李四", "王五"]);
  const blind = { ...sales, scope: { all: true } as const, masked: new Set(["name"] as const) };
  const masked = await product.call(
    "listFigureCustomers",
    { metric: "revenue", period: march },
    { actor: blind },
  );
  expect(masked.people.map((p) => [p.name, p.maskedName])).toEqual(Array(3).fill([null, true]));
  await expect(
    product.call("listFigureCustomers", { metric: "revenue", part: "denominator", period: march }),
  ).rejects.toMatchObject({ code: "metrics.no_such_part" });
});

test("averages list money above and orders below", async () => {
  const list = await product.call("listFigureCustomers", {
    metric: "averageOrder",
    part: "denominator",
    period: march,
  });
  expect(list.people.map((p) => [p.customerId, p.contributes])).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
  ]);
});
