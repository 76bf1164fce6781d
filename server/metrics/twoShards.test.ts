import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultValueRule } from "../customers/valueClasses/valueRule.ts";
import { commandLine } from "../platform/actors.ts";
import type { Services } from "../platform/services.ts";
import { twoShards } from "../testing/twoShards.ts";
import { catalogue } from "./catalogue.ts";
import { insertLines, insertParties, mergeParties } from "./fixtures/insertLines.ts";
import { insertEventsOfAllKinds, lines, merged } from "./fixtures/shardedWorld.ts";
import { touchesStatement } from "./funnel/touches.ts";
import { ask, figureStatement, metricStatement, peopleStatement, type Question } from "./measure/ask.ts";
import { askTogether, figuresStatement, groupsOf } from "./measure/askTogether.ts";
import { unratedFacts } from "./measure/unratedFacts.ts";
import { settled, sqlText } from "./metric.ts";
import { rfmGrid } from "./rfm/grid.ts";
import { scoredStatement } from "./rfm/scores.ts";
import type { Dimension } from "./schema.ts";
import { withEvents } from "./slice/events.ts";
import { purchaseRelations } from "./slice/purchases.ts";
import { cellsSql, flowStatement } from "./structure/flow.ts";

let cluster: Awaited<ReturnType<typeof twoShards>>;
beforeAll(async () => {
  cluster = await twoShards(async (ch) => {
    const services = { ch } as unknown as Services;
    await insertLines(services, lines());
    await insertParties(
      services,
      Array.from({ length: 300 }, (_, i) => ({
        party: i + 1,
        owner: 1 + (i % 3),
        region: 320_000 + 100 * (i % 5),
        birthYear: 1950 + (i % 60),
        gender: (["female", "male"] as const)[i % 2]!,
        completeness: 10 + (i % 90),
        ...(i % 7 === 0 ? {} : { updated: `202${3 + (i % 3)}-06-01` }),
      })),
    );
    await ch.exec(
      `insert into membership (segment, version, party_id, at, as_of, entered, why)
      select 1001 + number % 3, 1, 1 + number % 320, toDateTime64('2025-05-01 00:00:00', 3, 'UTC') + toIntervalDay(number % 200), '2025-05-01', number % 5 != 0, 'facts'
      from numbers(2000)`,
    );
    await insertEventsOfAllKinds(services);
    await ch.exec("insert into merged_party values (299, 2, 0, 1), (299, 2, 1, 2)");
    await mergeParties(services, merged);
  });
});
afterAll(() => cluster.stop());

const periods = [
  { from: "2025-07-01", to: "2025-10-01" },
  { from: "2025-10-01", to: "2026-01-01" },
];
const question = (name: string, by: Dimension[] = [], choices: Record<string, string> = {}): Question => ({
  metric: catalogue[name]!,
  choices: settled(catalogue[name]!, choices)!,
  by,
  periods,
  definition: { returns: "leave_out", cancelled: "leave_out", zeroPrice: "leave_out" },
  classes: defaultValueRule,
  currency: "CNY",
  filters: [],
  actor: commandLine,
  zone: "Asia/Shanghai",
  hourlyCost: "40",
  everything: catalogue[name]!.lines === "everything",
  replaced: true,
});
/** Sums of floats depend on their order; nine digits do not. */
const rounded = (rows: unknown) =>
  JSON.parse(JSON.stringify(rows), (_, value) =>
    typeof value === "number" ? Number(value.toPrecision(9)) : value,
  ) as unknown;
const agree = async (sql: string, params: Parameters<typeof cluster.plainRows>[1]) => {
  const [plain, sharded] = [
    await cluster.plainRows<object>(sql, params),
    await cluster.sharded.rows(sql, params),
  ];
  expect(plain.length).toBeGreaterThan(0);
  expect(rounded(sharded)).toEqual(rounded(plain));
};

test("both shards hold lines, and each of the merged customers has some on both", async () => {
  const [row] = await cluster.sharded.rows<{ shards: number; both: number }>(
    `select uniqExact(shard) as shards,
      countIf(on_both) as both
     from (select customer_id, uniqExact(bucket % 2) = 2 as on_both, any(bucket % 2) as shard
       from purchase_line(hidden = []) where party_id != 0 group by customer_id)`,
  );
  expect(Number(row!.shards)).toBe(2);
  expect(Number(row!.both)).toBeGreaterThan(10);
});

test("lines read while a change of the time zone is under way are the same ones", async () => {
  const sum = (view: string) =>
    `select count() as n, sum(cityHash64(order_id, line, occurred_on, customer_id, amount)) as hash from ${view}`;
  const [settled] = await cluster.sharded.rows(sum("purchase_line(hidden = [])"));
  expect(await cluster.sharded.rows(sum("purchase_line_moving(hidden = [4294967295])"))).toEqual([settled]);
  expect(await cluster.plainRows(sum("purchase_line_moving(hidden = [4294967295])"))).toEqual([settled]);
});

describe("every figure agrees with the plain tables", () => {
  for (const name of Object.keys(catalogue)) {
    test(name, async () => {
      const { choices } = catalogue[name]!;
      for (const choice of choices.length === 0 ? [undefined] : choices) {
        for (const option of choice?.options ?? [undefined]) {
          const chosen = choice && option ? { [choice.name]: option.value } : {};
          const { sql, params } = figureStatement(question(name, [], chosen));
          await agree(sql, params);
        }
      }
      const people = peopleStatement({ ...question(name), periods: [periods[1]!] }, "numerator");
      if (catalogue[name]!.parts?.length !== 0)
        await agree(people.sql, { ...people.params, limit: 500, offset: 0 });
    });
  }
});

test("slices of both kinds, value class then included", async () => {
  for (const by of [
    ["channel"],
    ["province", "channel"],
    ["ageBand"],
    ["cohort"],
    ["valueClass"],
    ["valueLevel"],
    ["memberTier"],
  ] as Dimension[][]) {
    for (const name of ["revenue", "repurchaseRate"]) {
      const { sql, params } = figureStatement({ ...question(name, by), replaced: false });
      await agree(sql, params);
    }
  }
});

test("several metrics in one statement, those of events too", async () => {
  const names = ["revenue", "repurchaseRate", "netPromoter", "interactionsPerCustomer"];
  const asked = names.map((name) => question(name, ["valueClass"]));
  expect(groupsOf(asked)).toEqual([[0, 1, 2, 3]]);
  const { sql, params } = figuresStatement(asked);
  await agree(sql, params);
  const together = await askTogether(cluster.sharded, asked);
  for (const [i, one] of asked.entries()) expect(together[i]).toEqual(await ask(cluster.sharded, one));
});

test("slices of the event itself, over denominators that it does not cut", async () => {
  const asked: [string, Dimension][] = [
    ["complaintRate", "cause"],
    ["keepCost", "channel"],
    ["marketShare", "province"],
    ["wonValue", "team"],
    ["staffCost", "channel"],
    ["referralValue", "province"],
  ];
  for (const [name, by] of asked) {
    const { sql, params } = figureStatement(question(name, [by]));
    await agree(sql, params);
  }
});

test("segments as they were then, joined and as a filter", async () => {
  const asked = [
    question("revenue", ["segment"]),
    question("repurchaseRate", ["segment", "channel"]),
    { ...question("customers"), filters: [{ by: "segment" as const, is: ["1001", "1002"] }] },
    { ...question("churnRate"), filters: [{ by: "segment" as const, not: ["1001"] }] },
  ];
  for (const one of asked) {
    const { sql, params } = figureStatement(one);
    await agree(sql, params);
  }
});

test("RFM by each rule, cohorts and every statement of the overview", async () => {
  const context = { ch: cluster.sharded, actor: commandLine, signal: new AbortController().signal };
  const plain = {
    ...context,
    ch: Object.assign(Object.create(cluster.sharded), { rows: cluster.plainRows }),
  };
  const { definition, actor } = question("revenue");
  const asked = { day: "2026-06-30", definition, filters: [], replaced: true };
  const percentile = {
    rule: "percentile" as const,
    r: [5, 10, 50, 90],
    f: [30, 60, 80, 95],
    m: [10, 50, 75, 90],
  };
  for (const rule of [
    defaultValueRule,
    { ...defaultValueRule, scoring: { rule: "ntile" as const } },
    { ...defaultValueRule, scoring: percentile, windowDays: 365, growth: 0.1 },
  ]) {
    const grid = await rfmGrid(context, { ...asked, rule });
    expect(grid.customers).toBeGreaterThan(200);
    expect(rounded(grid)).toEqual(rounded(await rfmGrid(plain, { ...asked, rule })));
    const scored = await scoredStatement(context, { ...asked, rule });
    await agree(`select * from (${scored.sql}) order by customer_id`, scored.params);
  }
  const relations = purchaseRelations({
    periods,
    definition,
    filters: [],
    lineSlices: [],
    actor,
    replaced: true,
  });
  const more = { current: periods[1]!.from, parts: periods.map((p) => Date.parse(p.from) / 86_400_000) };
  for (const file of [
    "retention/cohorts",
    "overview/sales",
    "overview/popular",
    "overview/concentration",
    "clv/clv",
  ]) {
    const sql = sqlText(file)
      .replaceAll("{slice}", "")
      .replaceAll("{purchase}", relations.purchase)
      .replaceAll("{in_period}", relations.inPeriod)
      .replaceAll("{history}", relations.history);
    await agree(file === "clv/clv" ? `select * from (${sql}) order by customer_id` : sql, {
      ...relations.params,
      ...more,
    });
  }
});

test.each([
  ["level", {}],
  ["class", {}],
  ["level", { rule: "cancelled" }],
] as const)("people move between classes by %s as on one machine, lost by %j", async (by, rule) => {
  const { sql, params } = flowStatement(commandLine, {
    day: "2025-12-31",
    previousDay: "2025-09-30",
    by,
    definition: { returns: "leave_out", cancelled: "leave_out", zeroPrice: "leave_out" },
    classes: { ...defaultValueRule, windowDays: 365, growth: 0.1 },
    lostRule: settled(catalogue.churnRate!, rule)!,
    replaced: true,
  });
  await agree(cellsSql({ sql }), params);
  await agree(
    `select customer_id, came_from, went_to, toFloat64(spent) as spent, known_before, known_after from (${sql}) order by customer_id`,
    params,
  );
});

test("touches before the deal, path by path and customer by customer", async () => {
  const { definition } = question("revenue");
  const period = { from: "2025-04-01", to: "2026-01-01" };
  const touched = touchesStatement(commandLine, { period, seen: "2026-06-30", definition, replaced: true });
  await agree(`select * from (${touched.sql}) order by customer_id`, touched.params);
  await agree(sqlText("funnel/paths").replaceAll("{touches}", touched.sql), touched.params);
});

test("the spread of days, and what has no exchange rate", async () => {
  const asked = { ...question("revenue"), periods: [periods[1]!], slices: [], nobody: true };
  for (const metric of ["salesCycle", "daysToPay"]) {
    const { sql, params } = withEvents(sqlText(`daySpread/${metric}`), asked);
    const all = { ...params, from: periods[1]!.from, outcome: "closed", least: null, below: null };
    await agree(sqlText("daySpread/days").replaceAll("{facts}", sql), all);
    await agree(sqlText("daySpread/people").replaceAll("{facts}", sql), { ...all, limit: 500, offset: 0 });
  }
  const context = { actor: commandLine, currency: "CNY", signal: new AbortController().signal };
  const left = (rows: typeof cluster.plainRows) =>
    unratedFacts(
      { ...context, ch: Object.assign(Object.create(cluster.sharded), { rows }) },
      { ...question("revenue"), metrics: ["revenue", "daysToPay"], edge: undefined, foreignLines: true },
    );
  expect((await left(cluster.plainRows)).map(({ kind }) => kind)).toEqual(["bills", "orders"]);
  expect(await left((sql, params) => cluster.sharded.rows(sql, params))).toEqual(
    await left(cluster.plainRows),
  );
});

test("profit less the cost to serve, customer by customer", async () => {
  const served = question("clvProfit", [], { serve: "minutes" });
  const { sql, params } = metricStatement(served, true);
  await agree(`select * from (${sql}) order by customer_id, period`, params);
});
