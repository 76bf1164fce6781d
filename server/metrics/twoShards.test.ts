import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultValueRule } from "../customers/valueClasses/valueRule.ts";
import { commandLine } from "../platform/actors.ts";
import { bucketOf } from "../platform/bucketOf.ts";
import type { Services } from "../platform/services.ts";
import { twoShards } from "../testing/twoShards.ts";
import { catalogue } from "./catalogue.ts";
import { insertEvents } from "./fixtures/insertEvents.ts";
import { insertLines, insertParties, type Line, mergeParties } from "./fixtures/insertLines.ts";
import { touchesStatement } from "./funnel/touches.ts";
import { ask, figureStatement, metricStatement, peopleStatement, type Question } from "./measure/ask.ts";
import { askTogether, figuresStatement, groupsOf } from "./measure/askTogether.ts";
import { unratedFacts } from "./measure/unratedFacts.ts";
import { settled, sqlText } from "./metric.ts";
import { rfmGrid } from "./rfm/grid.ts";
import { scoredStatement } from "./rfm/scores.ts";
import type { Dimension } from "./schema.ts";
import { type EventKind, withEvents } from "./slice/events.ts";
import { purchaseRelations } from "./slice/purchases.ts";
import { cellsSql, flowStatement } from "./structure/flow.ts";

/** Merged customers whose parties lie on different shards, and one un-merged again. */
const merged: [number, number][] = [];
for (let party = 201; merged.length < 20; party++)
  if (bucketOf(party) % 2 !== bucketOf(party - 200) % 2) merged.push([party, party - 200]);

function lines(): Line[] {
  const made: Line[] = [];
  let seed = 7;
  const next = (n: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * n);
  };
  for (let order = 1; order <= 1500; order++) {
    const party = next(10) === 0 ? 0 : 1 + next(300);
    const day = new Date(Date.UTC(2025, 0, 1 + next(540))).toISOString().slice(0, 10);
    for (let line = next(3); line >= 0; line--)
      made.push({
        party,
        day,
        order,
        amount: next(20) === 0 ? 0 : 1 + next(300),
        sku: 1 + next(12),
        category: `c${next(4)}`,
        channel: ["app", "shop"][next(2)]!,
        store: 1 + next(3),
        kind: next(25) === 0 ? "cancelled" : "sale",
        paid: next(4) === 0 ? null : 1,
        refund: next(9) === 0 ? 1 : null,
        cost: 1,
        ...(order % 90 === 0 ? { currency: "USD" } : {}),
      });
  }
  // Some buy every month, so that figures on steady customers have someone to be about.
  for (let i = 0; i < 192; i++)
    made.push({
      party: 1 + (i % 12),
      day: new Date(Date.UTC(2024, 8, 20 + 30 * Math.floor(i / 12))).toISOString().slice(0, 10),
      order: 1501 + i,
      amount: i >= 180 && i % 3 === 0 ? 1 : 100,
      sku: 1,
      category: "c0",
      channel: "app",
      store: 1,
      cost: 1,
    });
  return made;
}

/** Every kind of fact, of a few hundred parties and of nobody, so that each metric has something on both shards. */
async function insertEventsOfAllKinds(services: Services): Promise<void> {
  const many = Array.from({ length: 600 }, (_, i) => ({
    party: i % 11 === 0 ? 0 : 1 + ((i * 7) % 300),
    day: new Date(Date.UTC(2025, 6, 1 + ((i * 5) % 170))).toISOString().slice(0, 10),
    later: new Date(Date.UTC(2025, 6, 8 + ((i * 5) % 170))).toISOString().slice(0, 10),
    i,
  }));
  const insert = (
    kind: EventKind,
    more: (row: (typeof many)[number]) => Record<string, string | number | null>,
  ) =>
    insertEvents(
      services,
      kind,
      many.map((row) => ({ party: row.party, day: row.day, ...more(row) })),
    );
  await insert("interaction", ({ i }) => ({
    kind: ["call", "event", "social"][i % 3]!,
    direction: i % 4 === 0 ? "in" : "out",
    outcome: ["reached", "attended", "mentioned"][i % 3]!,
    replied: i % 2,
    minutes: i % 30,
    channel: `c${i % 3}`,
  }));
  // The steady are turned to once, with half a year of purchases on either side.
  await insertEvents(
    services,
    "interaction",
    Array.from({ length: 12 }, (_, i) => ({
      party: i + 1,
      day: "2025-04-20",
      id: 5001 + i,
      kind: "call",
      direction: "out",
    })),
  );
  await insert("opportunity", ({ i, later }) => ({
    outcome: ["won", "lost", "open"][i % 3]!,
    closed_on: i % 3 === 2 ? null : later,
    team: `t${i % 2}`,
  }));
  await insert("opportunity_stage", ({ i }) => ({
    opportunity: 1 + (i % 300),
    position: 1 + Math.floor(i / 300),
    stage: `s${Math.floor(i / 300)}`,
  }));
  await insert("invoice", ({ i, later, day }) => ({
    due_on: i % 3 === 0 ? day : later,
    paid_on: i % 5 === 0 ? null : later,
    amount: String(1 + (i % 50)),
    amount_original: String(1 + (i % 50)),
    ...(i % 40 === 0 ? { amount: "0", currency: "USD" } : { currency: "CNY" }),
    products: i % 4,
  }));
  // Of the payer's party or of nobody's: on another shard than the bill or on the same.
  await insertEvents(
    services,
    "payment",
    many.flatMap(({ i, later }) =>
      i % 10 === 0
        ? [{ party: (i * 3) % 300, day: later, invoice: i + 1, amount_original: String(1 + (i % 50)) }]
        : [],
    ),
  );
  await insert("membership_term", ({ i, later }) => ({
    ended_on: i % 3 === 0 ? later : null,
    programme: `p${i % 2}`,
    end_cause: "x",
  }));
  const measures = ["nps", "satisfaction", "expectation", "experience"];
  const answers = [0, 1, 2, 3].flatMap((n) =>
    many.map((row) => ({
      party: row.party,
      day: row.day,
      id: row.i * 4 + n + 1,
      measure: measures[n]!,
      score: n === 0 ? row.i % 11 : 1 + ((row.i + n) % 5),
      scale_from: n === 0 ? 0 : 1,
      scale_to: n === 0 ? 10 : 5,
      dimension: "overall",
    })),
  );
  await insertEvents(services, "answer", answers);
  await insert("complaint", ({ i, later }) => ({ resolved_on: i % 2 ? later : null, cause: `c${i % 3}` }));
  await insert("referral", ({ i }) => ({ referred: 1 + ((i * 13) % 300) }));
  await insert("spend", ({ i, later }) => ({ until: later, purpose: i % 2 ? "win" : "keep", amount: "10" }));
  await insert("observation", ({ later }) => ({ until: later, measure: "market_size", value: 1000 }));
  await insert("delivery", ({ i, later }) => ({
    wanted: "5",
    sent: String(i % 6),
    stock_out: i % 2,
    delivered_on: i % 3 ? later : null,
  }));
  await services.ch.exec(
    "insert into score_row (run, bucket, party_id, clv_365) select 1, intHash32(number) % 64, number, number from numbers(1, 200)",
  );
  await services.ch.exec("insert into score_run (run, as_of) values (1, '2026-01-01')");
}

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
  filters: [],
  actor: commandLine,
  zone: "Asia/Shanghai",
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

test.each(["level", "class"] as const)("people move between classes by %s as on one machine", async (by) => {
  const { sql, params } = flowStatement(commandLine, {
    day: "2025-12-31",
    previousDay: "2025-09-30",
    by,
    definition: { returns: "leave_out", cancelled: "leave_out", zeroPrice: "leave_out" },
    classes: { ...defaultValueRule, windowDays: 365, growth: 0.1 },
    lostRule: settled(catalogue.churnRate!, {})!,
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
  const served = { ...question("clvProfit", [], { serve: "minutes" }), hourlyCost: "40" };
  const { sql, params } = metricStatement(served, true);
  await agree(`select * from (${sql}) order by customer_id, period`, params);
});
