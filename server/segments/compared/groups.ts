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
      today,
      tomorrow: addDays(today, 1),
      year,
      year_before: addMonths(year, -12),
    },
  };
}

/** One row a customer of either group: in_a, in_b, what the files say, and `held`, `…` of the source. */
export function sourceRelation(source: ComparedSource, { settled, scope }: ComparedQuestion): string {
  const members = (name: "a" | "b") =>
    `customer_id global in (select customer_id from segment_member where segment in {${name}:Array(UInt32)})`;
  const own = source.select?.({ purchases: purchaseView(!settled) });
  const joined =
    own === undefined
      ? ""
      : `\n  global any left join (\n    select *, 1 as held from (\n    ${own}\n    )\n  ) as own using (customer_id)`;
  return `(
  select *, ${members("a")} as in_a, if({rest:UInt8} = 1, not in_a, ${members("b")}) as in_b${own === undefined ? ", 1 as held" : ""}
  from customer(hidden = {hidden:Array(UInt32)}) as file${joined}
  where ${scope} and (in_a or in_b)
  settings join_use_nulls = 0
)`;
}

interface Moments {
  n: number;
  mean: number | null;
  variance: number | null;
}
/** What a source says of the two groups. */
export interface SourceAnswer {
  groups: { a: number; b: number; both: number };
  /** Customers of either group whom the source has anything about. */
  held: number;
  figures: ReadonlyMap<string, { a: Moments; b: Moments }>;
  /** By value, how many of each group. */
  traits: ReadonlyMap<string, ReadonlyMap<string, { a: number; b: number }>>;
}

const sides = ["a", "b"] as const;

/** One query: number, mean and variance of every figure, and a count of every value, in both groups. */
export async function askSource(
  ch: Pick<ClickHouse, "rows">,
  source: ComparedSource,
  question: ComparedQuestion,
  signal?: AbortSignal,
): Promise<SourceAnswer> {
  const columns = [
    "[toFloat64(countIf(in_a)), toFloat64(countIf(in_b)), toFloat64(countIf(in_a and in_b)), toFloat64(countIf(held = 1))] as groups",
    ...source.measures.flatMap(({ figure, sql }) =>
      sides.map(
        (side) =>
          `[toFloat64(countIf(in_${side} and isNotNull(${sql}))), toFloat64(avgIf(${sql}, in_${side})), toFloat64(varSampIf(${sql}, in_${side}))] as ${figure}_in_${side}`,
      ),
    ),
    ...source.traits.flatMap(({ trait, sql }) =>
      sides.map((side) => `sumMapIf([${sql}], [toUInt32(1)], in_${side}) as ${trait}_in_${side}`),
    ),
  ];
  const [row = {}] = await ch.rows<Record<string, unknown>>(
    `select ${columns.join(",\n  ")}\nfrom ${sourceRelation(source, question)}`,
    question.params,
    { timeoutMs: 60_000, ...(signal ? { signal } : {}) },
  );
  const [a = 0, b = 0, both = 0, held = 0] = (row.groups ?? []) as number[];
  const moments = (name: string): Moments => {
    const [n, mean, variance] = (row[name] ?? []) as (number | null)[];
    return { n: n ?? 0, mean: mean ?? null, variance: variance ?? null };
  };
  const traits = new Map<string, Map<string, { a: number; b: number }>>();
  for (const { trait } of source.traits) {
    const values = new Map<string, { a: number; b: number }>();
    for (const side of sides) {
      const [names = [], counts = []] = (row[`${trait}_in_${side}`] ?? []) as [
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
    traits.set(trait, values);
  }
  return {
    groups: { a, b, both },
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
