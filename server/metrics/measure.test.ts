import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";
import { catalogue } from "./catalogue.ts";
import { insertLines, insertParties, mergeParties } from "./fixtures/insertLines.ts";
import type { MeasureInput } from "./schema.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
  await insertLines(product.services, [
    { party: 1, day: "2026-08-05", order: 11, amount: 100, channel: "app" },
    { party: 1, day: "2026-09-10", order: 12, amount: 50, channel: "shop" },
    { party: 1, day: "2026-09-10", order: 12, amount: 30, channel: "shop", sku: 2 },
    { party: 2, day: "2026-09-01", order: 21, amount: 20, channel: "app" },
    { party: 2, day: "2026-10-31", order: 22, amount: 20, channel: "app" },
    // Another file of customer 1.
    { party: 3, day: "2026-10-02", order: 31, amount: 10, channel: "app" },
    { party: 4, day: "2026-11-20", order: 41, amount: 70, channel: "shop" },
    // Left out unless the switch says otherwise.
    { party: 2, day: "2026-10-05", order: 23, amount: -20, kind: "return", channel: "app" },
    { party: 5, day: "2026-10-06", order: 51, amount: 500, kind: "cancelled", channel: "app" },
    { party: 6, day: "2026-10-07", order: 61, amount: 0, kind: "sale", channel: "app" },
    // Nobody's.
    { party: 0, day: "2026-10-08", order: 71, amount: 999, channel: "app" },
  ]);
  await insertParties(product.services, [
    { party: 1, owner: 8, region: 320506, gender: "female", birthYear: 1990 },
    { party: 2, owner: 9, region: 330102, gender: "male", birthYear: 2002 },
    { party: 3, owner: 9, region: 330102 },
    { party: 4, owner: 8, region: 320102 },
  ]);
  await mergeParties(product.services, [[3, 1]]);
});
afterAll(() => product.stop());

const autumn = { from: "2026-09-01", to: "2026-12-01" };
const ask = (input: Partial<MeasureInput> & { metrics: string[] }, as?: Parameters<Harness["call"]>[2]) =>
  product.call("measure", { period: autumn, ...input }, as);
const values = (answer: Awaited<ReturnType<typeof ask>>, row = 0, figure = 0) =>
  answer.rows[row]!.figures[figure]!.cells.map((cell) => cell.value);

test("two cuts of the customer that both depend on the period or stand beside one that does", async () => {
  for (const by of [
    ["valueClass", "city"],
    ["city", "valueClass"],
    ["cohort", "ageBand"],
  ] as const) {
    const answer = await ask({ metrics: ["customers"], by: [...by], grain: "month" });
    expect(values(answer)).toEqual([2, 2, 1]);
    const parts = answer.rows.filter((row) => row.values.length === 2);
    expect(
      parts.reduce((sum, row) => sum + (row.figures[0]?.cells[0]?.value ?? 0), 0),
      by.join(),
    ).toBe(2);
  }
});

test("months, with the one that is not over marked open", async () => {
  const answer = await ask({ metrics: ["customers", "orders", "revenue", "averageOrder"], grain: "month" });
  expect(answer.periods.map((p) => p.open)).toEqual([false, false, true]);
  expect(values(answer, 0, 0)).toEqual([2, 2, 1]);
  expect(values(answer, 0, 1)).toEqual([2, 2, 1]);
  expect(values(answer, 0, 2)).toEqual([100, 30, 70]);
  expect(values(answer, 0, 3)).toEqual([50, 15, 70]);
});

test("slices of the order line: the total is a question of its own, not their sum", async () => {
  const answer = await ask({ metrics: ["customers", "revenue"], by: ["channel"] });
  expect(answer.rows.map((row) => [row.values, ...row.figures.map((f) => f.cells[0]!.value)])).toEqual([
    [[], 3, 200],
    [["app"], 2, 50],
    [["shop"], 2, 150],
  ]);
});

test("slices of the customer follow the surviving file, and two slices give subtotals", async () => {
  const answer = await ask({ metrics: ["revenue"], by: ["province", "channel"] });
  expect(answer.rows.map((row) => [row.labels.map((l) => l.zh), row.figures[0]!.cells[0]!.value])).toEqual([
    [[], 200],
    [["江苏省"], 160],
    [["江苏省", "shop"], 150],
    [["江苏省", "app"], 10],
    [["浙江省"], 40],
    [["浙江省", "app"], 40],
  ]);
  expect(answer.rows[1]!.labels.map((l) => l.en)).toEqual(["Jiangsu"]);
});

test("age then, gender, first purchase month", async () => {
  const by = async (name: "ageBand" | "gender" | "cohort") =>
    Object.fromEntries(
      (await ask({ metrics: ["revenue"], by: [name] })).rows.map((row) => [
        row.values[0] ?? "all",
        row.figures[0]!.cells[0]!.value,
      ]),
    );
  expect(await by("ageBand")).toEqual({ all: 200, "35-44": 90, "18-24": 40, "": 70 });
  expect(await by("gender")).toEqual({ all: 200, female: 90, male: 40, unknown: 70 });
  expect(await by("cohort")).toEqual({ all: 200, "2026-08": 90, "2026-09": 40, "2026-11": 70 });
});

test("before its month a cohort is nobody: no figure, and not 0", async () => {
  const answer = await ask({
    metrics: ["revenue"],
    by: ["cohort"],
    grain: "month",
    period: { from: "2026-08-01", to: "2026-12-01" },
  });
  const known = answer.rows
    .slice(1)
    .map((row) => [row.values[0], ...row.figures[0]!.cells.map(({ value, why }) => why ?? value !== null)]);
  expect(known.sort()).toEqual([
    ["2026-08", true, true, true, true],
    ["2026-09", "noFacts", true, true, true],
    ["2026-11", "noFacts", "noFacts", "noFacts", true],
  ]);
});

test("the definition is a switch: returns subtract, cancelled and zero-price lines count", async () => {
  const october = { from: "2026-10-01", to: "2026-11-01" };
  const with_ = async (definition: MeasureInput["definition"] | object) =>
    values(await ask({ metrics: ["revenue"], period: october, definition: definition as never })).concat(
      values(await ask({ metrics: ["customers"], period: october, definition: definition as never })),
      values(await ask({ metrics: ["orders"], period: october, definition: definition as never })),
    );
  expect(await with_({})).toEqual([30, 2, 2]);
  expect(await with_({ returns: "subtract" })).toEqual([10, 2, 2]);
  expect(await with_({ cancelled: "keep" })).toEqual([530, 3, 3]);
  expect(await with_({ zeroPrice: "keep" })).toEqual([30, 3, 3]);
});

test("an old customer does not become new when the window moves or a filter narrows it", async () => {
  const answer = await ask({
    metrics: ["existingRevenue", "newRevenue", "newCustomers"],
    filters: [{ by: "channel", is: ["shop"] }],
  });
  expect([0, 1, 2].map((i) => values(answer, 0, i)[0])).toEqual([80, 70, 1]);
});

test("comparison with the months before and with last year, position by position", async () => {
  const answer = await ask({
    metrics: ["revenue"],
    period: { from: "2026-09-01", to: "2026-11-01" },
    grain: "month",
    compareWith: "previous",
  });
  expect(answer.comparedPeriods).toEqual([
    { from: "2026-07-01", to: "2026-08-01" },
    { from: "2026-08-01", to: "2026-09-01" },
  ]);
  expect(answer.rows[0]!.figures[0]!.compared.map((c) => c.value)).toEqual([0, 100]);
});

test("what has no denominator is null and says why", async () => {
  const answer = await ask({ metrics: ["averageOrder"], period: { from: "2020-01-01", to: "2020-02-01" } });
  expect(answer.rows[0]!.figures[0]!.cells[0]).toEqual({
    value: null,
    numerator: 0,
    denominator: 0,
    interval: null,
    why: "noDenominator",
  });
});

test("as of an earlier day, later facts are not seen", async () => {
  const answer = await ask({ metrics: ["revenue"], grain: "month", asOf: "2026-10-15" });
  expect(values(answer)).toEqual([100, 10, 0]);
  expect(answer.periods.map((p) => p.open)).toEqual([false, true, true]);
});

test("someone sees figures of his own customers only, and nobody's lines not at all", async () => {
  const own = await product.person("sales", { all: false, owners: [9], regions: [] });
  const region = await product.person("sales", { all: false, owners: [], regions: ["3205"] });
  const none = await product.person("sales", { all: false, owners: [], regions: [] });
  const sum = async (actor: typeof own) => values(await ask({ metrics: ["revenue"] }, { actor }))[0];
  expect([await sum(own), await sum(region), await sum(none)]).toEqual([40, 90, 0]);
  const share = await ask({ metrics: ["unidentifiedShare"] }, { actor: own });
  expect(share.rows[0]!.figures[0]!.cells[0]).toMatchObject({ numerator: 0, value: 0 });
});

test("the same question is answered from what was kept until a fact is added", async () => {
  const question = { metrics: ["revenue"], period: { from: "2026-01-01", to: "2026-12-01" } };
  const first = await ask(question);
  const second = await ask(question);
  expect([first.fromCache, second.fromCache]).toEqual([false, true]);
  const { pool } = product.services;
  await pool.query("insert into source (name, created_at) values ('late', now())");
  const batch = await pool.query<{ id: number }>(
    "insert into batch (kind, source, state, created_at) values ('orders', 1, 'staged', now()) returning id",
  );
  const { id } = batch.rows[0]!;
  await insertLines(product.services, [{ party: 2, day: "2026-06-06", order: 99, amount: 1 }], id);
  expect(values(await ask(question))[0]).toBe(300);
  await pool.query("update batch set state = 'visible' where id = $1", [id]);
  const third = await ask(question);
  expect([third.fromCache, values(third)[0]]).toEqual([false, 301]);
});

test("a replaced version of an order is not counted while it waits to be removed", async () => {
  const { pool, ch } = product.services;
  const made = await pool.query<{ id: number }>(
    "insert into batch (kind, source, state, created_at) values ('orders', 1, 'visible', now()) returning id",
  );
  const { id } = made.rows[0]!;
  await insertLines(product.services, [{ party: 2, day: "2026-06-06", order: 99, amount: 5 }], id);
  await ch.exec(`insert into replaced_order values (99, ${id - 1}, ${id})`);
  const answer = await ask({ metrics: ["revenue"], period: { from: "2026-06-01", to: "2026-07-01" } });
  expect(values(answer)[0]).toBe(5);
});

test("unknown metrics and choices are refused", async () => {
  await expect(ask({ metrics: ["constructor"] })).rejects.toMatchObject({ code: "metrics.unknown_metric" });
  await expect(
    ask({ metrics: ["repurchaseRate"], choices: { repurchaseRate: { rule: "often" } } }),
  ).rejects.toMatchObject({ code: "metrics.unknown_choice" });
});

test("what no fact has ever come in for is not known: no complaint on file is not a rate of 0", async () => {
  const metrics = Object.values(catalogue)
    .filter((metric) => metric.events)
    .map(({ name }) => name);
  expect(metrics).toContain("complaintRate");
  expect(metrics).toContain("socialMentions");
  for (const name of metrics) {
    const answer = await ask({ metrics: [name], compareWith: "previous" });
    const { cells, compared } = answer.rows[0]!.figures[0]!;
    // Of these, what there is stands with purchases or in the files: there it is nobody, not nothing.
    const why = ["referralValue", "clvProfit"].includes(name) ? "noDenominator" : "noFacts";
    expect([name, cells[0]?.value, cells[0]?.why]).toEqual([name, null, why]);
    expect([name, compared[0]?.value]).toEqual([name, null]);
  }
});

test("a filter that a question cannot apply is refused and never passed over", async () => {
  const refused = { code: "metrics.no_such_slice" };
  const period = { from: "2026-01-01", to: "2026-12-01" };
  for (const by of ["segment", "valueClass", "ageBand", "cohort", "staff"] as const) {
    const filters = [{ by, is: ["1"] }];
    await expect(product.call("rfm", { filters })).rejects.toMatchObject(refused);
    await expect(product.call("listRfmCustomers", { r: [5], f: [5], filters })).rejects.toMatchObject(
      refused,
    );
    await expect(product.call("retention", { filters })).rejects.toMatchObject(refused);
    await expect(product.call("productPairs", { period, filters })).rejects.toMatchObject(refused);
    await expect(product.call("productRules", { period, filters })).rejects.toMatchObject(refused);
    await expect(product.call("clv", { expected: { rule: "churn" }, filters })).rejects.toMatchObject(
      refused,
    );
  }
  await expect(product.call("clv", { filters: [{ by: "staff", is: ["1"] }] })).rejects.toMatchObject(refused);
});
