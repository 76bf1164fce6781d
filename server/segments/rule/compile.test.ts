import { expect, test } from "vitest";
import { inline } from "../../platform/clickhouse/literal.ts";
import { compileRules, membersStatement } from "./compile.ts";
import { type PlainRule, plainRule, SegmentCycle, type SegmentRule, UnknownSegment } from "./plain.ts";
import {
  billStates,
  comparisons,
  conditions,
  forecastFigures,
  measures,
  opportunityStates,
  type RuleInput,
  rule,
} from "./schema.ts";

const options = { today: "2026-03-15", settled: true };
const others = new Map<number, SegmentRule>([
  [2001, { kind: "list" }],
  [2002, { kind: "rule", rule: rule.parse({ where: { kind: "gender", in: ["female"] } }) }],
]);
const plain = (where: RuleInput["where"], definition: RuleInput["definition"] = {}): PlainRule =>
  plainRule(rule.parse({ where, definition }), others);
const two = { is: "atLeast", value: 2 } as const;
const dairy = { categories: ["乳品"] };

const examples: [string, RuleInput["where"], RuleInput["definition"]?][] = [
  ["kind", { kind: "partyKind", in: ["organisation"] }],
  ["gender", { kind: "gender", in: ["female", "unknown"] }],
  ["age", { kind: "age", test: { is: "between", value: 25, and: 34 } }],
  ["region", { kind: "region", under: ["32", "3301", "440305"] }],
  ["owner", { kind: "owner", in: [0, 3] }],
  ["acquisition channel", { kind: "acquisitionChannel", in: ["门店"] }],
  ["home store", { kind: "homeStore", in: [7] }],
  ["any tag", { kind: "tag", has: "any", tags: [1, 2] }],
  ["all tags", { kind: "tag", has: "all", tags: [1, 2] }],
  ["consent", { kind: "consent", purpose: "service", channel: "sms" }],
  ["acquired", { kind: "acquired", within: { kind: "calendar", period: "lastQuarter" } }],
  ["acquisition cost", { kind: "acquisitionCost", test: { is: "moreThan", value: 12.5 } }],
  ["completeness", { kind: "completeness", test: { is: "lessThan", value: 60 } }],
  ["referred", { kind: "referred" }],
  ["own field, filled", { kind: "ownField", field: 7, ask: { as: "filled" } }],
  [
    "own field, number",
    { kind: "ownField", field: 7, ask: { as: "number", test: { is: "between", value: 1, and: 2.5 } } },
  ],
  [
    "own field, date",
    { kind: "ownField", field: 7, ask: { as: "date", within: { kind: "last", count: 90, unit: "day" } } },
  ],
  [
    "own field, date at any time",
    { kind: "ownField", field: 7, ask: { as: "date", within: { kind: "ever" } } },
  ],
  ["own field, choice", { kind: "ownField", field: 7, ask: { as: "choice", in: [1, 3] } }],
  ["own field, yes or no", { kind: "ownField", field: 7, ask: { as: "yesno", yes: false } }],
  ...measures.map((measure): [string, RuleInput["where"]] => [
    `bought, ${measure}`,
    { kind: "bought", measure, goods: dairy, within: { kind: "last", count: 90, unit: "day" }, test: two },
  ]),
  ["bought at all", { kind: "bought", measure: "orders", goods: dairy, test: { is: "atLeast", value: 1 } }],
  ["never bought", { kind: "bought", measure: "orders", goods: dairy, test: { is: "equals", value: 0 } }],
  ...comparisons.map((is): [string, RuleInput["where"]] => [
    `amount ${is}`,
    { kind: "bought", measure: "amount", test: { is, value: 99.9 } },
  ]),
  ["amount between", { kind: "bought", measure: "amount", test: { is: "between", value: 100, and: 200.5 } }],
  [
    "every kind of goods",
    {
      kind: "bought",
      measure: "lines",
      goods: { ...dairy, brands: ["晨光"], skus: [5, 6], channels: ["app"], stores: [1] },
      test: two,
    },
  ],
  [
    "last two months",
    { kind: "bought", measure: "orders", within: { kind: "last", count: 2, unit: "month" }, test: two },
  ],
  [
    "180 to 90 days ago",
    { kind: "bought", measure: "orders", within: { kind: "ago", from: 180, to: 90 }, test: two },
  ],
  [
    "dates",
    {
      kind: "bought",
      measure: "orders",
      within: { kind: "dates", from: "2026-01-01", to: "2026-02-01" },
      test: two,
    },
  ],
  [
    "share of amount",
    { kind: "share", measure: "amount", goods: { channels: ["app"] }, test: { is: "moreThan", value: 0.2 } },
  ],
  ["first purchase", { kind: "firstPurchase", within: { kind: "calendar", period: "thisYear" } }],
  ["last purchase of goods", { kind: "lastPurchase", goods: dairy, within: { kind: "ago", to: 60 } }],
  ["rhythm", { kind: "rhythm", test: { is: "atLeast", value: 1.5 } }],
  ["sequence", { kind: "sequence", steps: [dairy, { categories: ["零食"] }, {}], withinDays: 30 }],
  [
    "sequence with its end missing",
    {
      kind: "sequence",
      steps: [dairy, {}],
      withinDays: 45,
      ending: "missing",
      within: { kind: "last", count: 1, unit: "year" },
    },
  ],
  ["rfm", { kind: "rfm", classes: ["importantWinBack"], r: [1, 2] }],
  ["level", { kind: "level", in: ["high", "potential"] }],
  ...forecastFigures.map((figure): [string, RuleInput["where"]] => [
    `forecast, ${figure}`,
    { kind: "forecast", figure, test: { is: "atLeast", value: 0.5 } },
  ]),
  ["contacted", { kind: "contacted", test: two }],
  [
    "every kind of contact, none since",
    {
      kind: "contacted",
      of: {
        kinds: ["call", "visit"],
        direction: "out",
        channels: ["app"],
        campaigns: ["春季"],
        replied: false,
      },
      within: { kind: "last", count: 30, unit: "day" },
      test: { is: "equals", value: 0 },
    },
  ],
  ["last contact", { kind: "lastContact", of: { direction: "in" }, within: { kind: "ago", to: 60 } }],
  ...(["last", "mean", "lowest", "highest"] as const).map((which): [string, RuleInput["where"]] => [
    `mark, ${which}`,
    { kind: "mark", which, measures: ["satisfaction"], test: { is: "atMost", value: 2.5 } },
  ]),
  [
    "mark of any survey, in a time",
    {
      kind: "mark",
      which: "last",
      surveys: ["回访"],
      within: { kind: "calendar", period: "thisYear" },
      test: { is: "between", value: 1, and: 2 },
    },
  ],
  [
    "would recommend",
    { kind: "recommends", in: ["detractor"], within: { kind: "last", count: 1, unit: "year" } },
  ],
  ...(["any", "open", "resolved"] as const).map((state): [string, RuleInput["where"]] => [
    `complaint, ${state}`,
    { kind: "complained", state, causes: ["质量"], test: { is: "atLeast", value: 1 } },
  ]),
  ...(["current", "ending", "joined", "left"] as const).map((is): [string, RuleInput["where"]] => [
    `membership, ${is}`,
    {
      kind: "membership",
      is,
      programmes: ["常青会员"],
      tiers: ["金卡"],
      within: { kind: "calendar", period: "thisYear" },
    },
  ]),
  ...(["rate", "amount"] as const).map((measure): [string, RuleInput["where"]] => [
    `margin, ${measure}`,
    {
      kind: "margin",
      measure,
      goods: dairy,
      within: { kind: "last", count: 1, unit: "year" },
      test: { is: "atLeast", value: 0.3 },
    },
  ]),
  ...opportunityStates.map((state): [string, RuleInput["where"]] => [
    `opportunity, ${state}`,
    {
      kind: "opportunity",
      state,
      measure: state === "won" ? "amount" : "count",
      within: { kind: "calendar", period: "thisYear" },
      test: two,
    },
  ]),
  ...billStates.map((state): [string, RuleInput["where"]] => [
    `bill, ${state}`,
    { kind: "bill", state, measure: state === "overdue" ? "amount" : "count", test: two },
  ]),
  [
    "events, files and purchases together",
    {
      kind: "all",
      of: [
        { kind: "gender", in: ["female"] },
        { kind: "bought", measure: "orders", test: two },
        { kind: "contacted", test: two },
        { kind: "complained", state: "open", test: { is: "atLeast", value: 1 } },
        { kind: "forecast", figure: "pAlive", test: { is: "lessThan", value: 0.3 } },
      ],
    },
  ],
  ["list", { kind: "segment", segment: 2001 }],
  ["rule of another segment", { kind: "segment", segment: 2002 }],
  ["everyone", { kind: "all", of: [] }],
  ["nobody", { kind: "any", of: [] }],
  [
    "nested",
    {
      kind: "all",
      of: [
        { kind: "gender", in: ["female"] },
        { kind: "any", of: [{ kind: "referred" }, { kind: "bought", measure: "orders", test: two }] },
        {
          kind: "not",
          of: { kind: "bought", measure: "orders", goods: dairy, test: { is: "atLeast", value: 1 } },
        },
      ],
    },
  ],
  [
    "two definitions of a line at once",
    {
      kind: "all",
      of: [
        { kind: "bought", measure: "returns", test: two },
        { kind: "bought", measure: "orders", test: two },
        { kind: "bought", measure: "amount", test: two },
      ],
    },
    { returns: "subtract", cancelled: "keep", zeroPrice: "keep" },
  ],
];

test("the exact statement and parameters of every operator", async () => {
  const text = examples.map(([name, where, definition]) => {
    const { sql, params } = membersStatement(plain(where, definition), options);
    return `-- ${name}\n${sql}\n-- ${JSON.stringify(params)}\n`;
  });
  await expect(text.join("\n")).toMatchFileSnapshot("./golden/conditions.sql");
});

test("the examples use every condition of the language", () => {
  const used = JSON.stringify(examples);
  for (const condition of conditions) expect(used).toContain(`"kind":"${condition.shape.kind.value}"`);
});

test("a sixteenth of the customers, unsettled lines and a row scope", async () => {
  const { sql, params } = membersStatement(
    plain({
      kind: "all",
      of: [
        { kind: "gender", in: ["female"] },
        { kind: "bought", measure: "orders", test: two },
      ],
    }),
    { ...options, settled: false, sample: true },
    "customer_id global in (select 1)",
  );
  await expect(`${sql}\n-- ${JSON.stringify(params)}\n`).toMatchFileSnapshot("./golden/sample.sql");
});

test("several rules share one pass, and equal aggregates one column", () => {
  const orders: RuleInput["where"] = { kind: "bought", measure: "orders", test: two };
  const { from, members, parts } = compileRules(
    [plain(orders), plain({ kind: "all", of: [orders, { kind: "not", of: orders }] })],
    options,
  );
  expect(from.match(/uniqExact/g)).toHaveLength(1);
  expect(members).toEqual(["b0 >= {p0:Int64}", "(b0 >= {p0:Int64} and not (b0 >= {p0:Int64}))"]);
  expect(parts).toEqual([["b0 >= {p0:Int64}"], ["b0 >= {p0:Int64}", "not (b0 >= {p0:Int64})"]]);
});

test("hostile values reach the engine as values", () => {
  const hostile = "x') or 1 = 1 --\\' {p0:String}";
  const { sql, params } = membersStatement(
    plain({
      kind: "all",
      of: [
        { kind: "acquisitionChannel", in: [hostile] },
        { kind: "bought", measure: "orders", goods: { categories: [hostile] }, test: two },
      ],
    }),
    options,
  );
  expect(sql).not.toContain("1 = 1");
  expect(params).toMatchObject({ p0: [hostile] });
  const text = inline(sql, { ...params, hidden: [] });
  expect(text).toContain("CAST(['x\\') or 1 = 1 --\\\\\\' \\x7Bp0:String}'] AS Array(String))");
});

test("names that are not in the language are refused", () => {
  for (const where of [
    { kind: "gender", in: ["female'"] },
    { kind: "region", under: ["32' or 1"] },
    { kind: "bought", measure: "count() --", test: two },
    { kind: "bought", measure: "orders", test: { is: ">= 1 or", value: 1 } },
    { kind: "owner", in: ["1 or 1"] },
    { kind: "bought", measure: "orders", test: two, within: { kind: "dates", from: "2026-01-01' --" } },
    { kind: "bought", measure: "orders", test: { is: "atLeast", value: Number.NaN } },
    { kind: "sleep" },
  ])
    expect(rule.safeParse({ where }).success, JSON.stringify(where)).toBe(false);
});

test("rules too deep or too long are refused", () => {
  let deep: RuleInput["where"] = { kind: "referred" };
  for (let i = 0; i < 7; i++) deep = { kind: "not", of: deep };
  expect(rule.safeParse({ where: deep }).success).toBe(false);
  const long = {
    kind: "all" as const,
    of: Array.from({ length: 3 }, () => ({
      kind: "any" as const,
      of: Array.from({ length: 21 }, () => ({ kind: "referred" as const })),
    })),
  };
  expect(rule.safeParse({ where: long }).success).toBe(false);
});

test("circles and segments that are gone are found", () => {
  const to = (segment: number): SegmentRule => ({
    kind: "rule",
    rule: rule.parse({ where: { kind: "segment", segment } }),
  });
  const circle = new Map([
    [1, to(2)],
    [2, to(3)],
    [3, to(1)],
  ]);
  expect(() => plainRule(rule.parse({ where: { kind: "segment", segment: 1 } }), circle)).toThrow(
    SegmentCycle,
  );
  expect(() => plainRule(rule.parse({ where: { kind: "segment", segment: 9 } }), circle)).toThrow(
    UnknownSegment,
  );
});

test("a segment that counts purchases differently is read as its kept list", () => {
  const odd = new Map<number, SegmentRule>([
    [
      5,
      { kind: "rule", rule: rule.parse({ where: { kind: "referred" }, definition: { zeroPrice: "keep" } }) },
    ],
  ]);
  expect(plainRule(rule.parse({ where: { kind: "segment", segment: 5 } }), odd).where).toEqual({
    kind: "listed",
    segment: 5,
  });
});
