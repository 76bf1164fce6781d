import { purchaseView } from "../../customers/purchaseView.ts";
import type { ClickHouse, Params } from "../../platform/clickhouse/client.ts";
import { scopeCustomers } from "../../platform/rowScope.ts";
import type { ReadContext } from "../../verb.ts";
import { compileOptions } from "../asking.ts";
import { addDays, addMonths } from "../businessDays.ts";
import type { ComparedSource } from "./measure.ts";

/** Those in any of these segments against those in any of the others, or against everyone else. */
export interface ComparedSides {
  a: readonly number[];
  b: readonly number[] | null;
}

export interface ComparedQuestion {
  today: string;
  settled: boolean;
  scope: string;
  params: Params;
}

/** More customers of a side would only make its intervals narrower than anyone reads. */
const mostOfASide = 50_000;
const whole = 1_000_000;

export async function comparedQuestion(
  context: ReadContext,
  { a, b }: ComparedSides,
): Promise<ComparedQuestion> {
  const { today, settled } = await compileOptions(context);
  const scope = scopeCustomers(context.actor);
  const year = addDays(addMonths(today, -12), 1);
  return {
    today,
    settled,
    scope: scope.sql,
    params: {
      ...scope.params,
      a,
      b: b ?? [],
      rest: b === null ? 1 : 0,
      part_a: whole,
      part_b: whole,
      today,
      tomorrow: addDays(today, 1),
      year,
      year_before: addMonths(year, -12),
    },
  };
}

/** How many there are on each side, and the question narrowed to a fixed sample of the sides that are large. */
export async function sampledQuestion(
  ch: Pick<ClickHouse, "rows">,
  question: ComparedQuestion,
  signal?: AbortSignal,
): Promise<{ question: ComparedQuestion; groups: { a: number; b: number; both: number } }> {
  const [row] = await ch.rows<{ a: number; b: number; both: number }>(
    `select toUInt32(countIf(in_a)) as a, toUInt32(countIf(in_b)) as b, toUInt32(countIf(in_a and in_b)) as both
from ${sidesRelation(question)}`,
    question.params,
    signal ? { signal } : {},
  );
  const groups = row ?? { a: 0, b: 0, both: 0 };
  const part = (n: number) => (n <= mostOfASide ? whole : Math.round((whole * mostOfASide) / n));
  return {
    groups,
    question: {
      ...question,
      params: { ...question.params, part_a: part(groups.a), part_b: part(groups.b) },
    },
  };
}

const member = (name: "a" | "b") =>
  `customer_id global in (select customer_id from segment_member where segment in {${name}:Array(UInt32)})`;
const sampled = (name: "a" | "b") => `cityHash64(customer_id) % ${whole} < {part_${name}:UInt32}`;
const inA = `(${member("a")} and ${sampled("a")})`;
const inB = `(if({rest:UInt8} = 1, not (${member("a")}), ${member("b")}) and ${sampled("b")})`;

/** One row a customer of either side: what the files say, in_a and in_b. */
const sidesRelation = ({ scope }: ComparedQuestion, joined = "", more = ""): string => `(
  select *, ${inA} as in_a, ${inB} as in_b${more}
  from customer(hidden = {hidden:Array(UInt32)}) as file${joined}
  where ${scope} and (in_a or in_b)
  settings join_use_nulls = 0
)`;

/** The same with the columns of the source, and `held`: whether it has anything about the customer. */
export function sourceRelation(source: ComparedSource, question: ComparedQuestion): string {
  const own = source.select?.({ purchases: purchaseView(!question.settled), chosen: `(${inA} or ${inB})` });
  if (own === undefined) return sidesRelation(question, "", ", 1 as held");
  return sidesRelation(
    question,
    `
  global any left join (
    select *, 1 as held from (
    ${own}
    )
  ) as own using (customer_id)`,
  );
}

interface Moments {
  n: number;
  mean: number | null;
  variance: number | null;
}
/** What a source says of the two groups. */
export interface SourceAnswer {
  /** How many were looked at on each side. */
  groups: { a: number; b: number };
  /** Customers of either group whom the source has anything about. */
  held: number;
  figures: ReadonlyMap<string, { a: Moments; b: Moments }>;
  /** By value, how many of each group: of every trait, and of every figure of which only the order is known. */
  traits: ReadonlyMap<string, ReadonlyMap<string, { a: number; b: number }>>;
}

/** What is counted by value. An unknown figure is an empty text. */
const talliesOf = ({ measures, traits }: ComparedSource): { name: string; sql: string }[] => [
  ...traits.map(({ trait, sql }) => ({ name: trait, sql })),
  ...measures.flatMap(({ figure, sql, ordinal }) =>
    ordinal ? [{ name: figure, sql: `ifNull(toString(toUInt8(${sql})), '')` }] : [],
  ),
];

const sides = ["a", "b"] as const;

/** One query: number, mean and variance of every figure, and a count of every value, in both groups. */
export async function askSource(
  ch: Pick<ClickHouse, "rows">,
  source: ComparedSource,
  question: ComparedQuestion,
  signal?: AbortSignal,
): Promise<SourceAnswer> {
  if (source.view !== undefined && (await isEmpty(ch, source.view, signal))) return nothing(source);
  const columns = [
    "[toFloat64(countIf(in_a)), toFloat64(countIf(in_b)), toFloat64(countIf(held = 1))] as groups",
    ...source.measures.flatMap(({ figure, sql }) =>
      sides.map(
        (side) =>
          `[toFloat64(countIf(in_${side} and isNotNull(${sql}))), toFloat64(avgIf(${sql}, in_${side})), toFloat64(varSampIf(${sql}, in_${side}))] as ${figure}_in_${side}`,
      ),
    ),
    ...talliesOf(source).flatMap(({ name, sql }) =>
      sides.map((side) => `sumMapIf([${sql}], [toUInt32(1)], in_${side}) as ${name}_counts_in_${side}`),
    ),
  ];
  const [row = {}] = await ch.rows<Record<string, unknown>>(
    `select ${columns.join(",\n  ")}\nfrom ${sourceRelation(source, question)}`,
    question.params,
    { timeoutMs: 60_000, ...(signal ? { signal } : {}) },
  );
  const [a = 0, b = 0, held = 0] = (row.groups ?? []) as number[];
  const moments = (name: string): Moments => {
    const [n, mean, variance] = (row[name] ?? []) as (number | null)[];
    return { n: n ?? 0, mean: mean ?? null, variance: variance ?? null };
  };
  const traits = new Map<string, Map<string, { a: number; b: number }>>();
  for (const { name } of talliesOf(source)) {
    const values = new Map<string, { a: number; b: number }>();
    for (const side of sides) {
      const [names = [], counts = []] = (row[`${name}_counts_in_${side}`] ?? []) as [
        string[]?,
        (number | string)[]?,
      ];
      names.forEach((value, i) => {
        if (["", "unknown", "0"].includes(value)) return;
        const counted = values.get(value) ?? { a: 0, b: 0 };
        counted[side] = Number(counts[i]);
        values.set(value, counted);
      });
    }
    traits.set(name, values);
  }
  return {
    groups: { a, b },
    held,
    figures: new Map(
      source.measures.map(({ figure }) => [
        figure,
        { a: moments(`${figure}_in_a`), b: moments(`${figure}_in_b`) },
      ]),
    ),
    traits,
  };
}

async function isEmpty(ch: Pick<ClickHouse, "rows">, view: string, signal?: AbortSignal): Promise<boolean> {
  const rows = await ch.rows(
    `select 1 as one from ${view}(hidden = {hidden:Array(UInt32)}) limit 1`,
    {},
    signal ? { signal } : {},
  );
  return rows.length === 0;
}

const nothing = (source: ComparedSource): SourceAnswer => {
  const none = { n: 0, mean: null, variance: null };
  return {
    groups: { a: 0, b: 0 },
    held: 0,
    figures: new Map(source.measures.map(({ figure }) => [figure, { a: none, b: none }])),
    traits: new Map(talliesOf(source).map(({ name }) => [name, new Map()])),
  };
};
