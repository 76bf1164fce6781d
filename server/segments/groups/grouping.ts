import { z } from "zod";
import type { Params } from "../../platform/clickhouse/client.ts";
import type { Db, Trx } from "../../platform/database.ts";
import { refuse } from "../../refuse.ts";
import { addDays, addMonths } from "../businessDays.ts";
import type { CompileOptions } from "../rule/compile.ts";
import { buyersOf } from "./buyersOf.ts";
import { type Feature, featuresOf } from "./features.ts";
import { groupInput } from "./schema.ts";

const tried = z.object({
  k: z.number(),
  silhouette: z.number(),
  reference: z.number(),
  meanRand: z.number(),
  leastJaccard: z.number(),
  holds: z.boolean(),
});

/** What a run found. */
const groupingResult = z.object({
  customers: z.number(),
  /** What was looked at. */
  inputs: z.array(groupInput).default(["purchases"]),
  /** Whose shares of the money are features, in the order of their numbers. */
  categories: z.array(z.string()).default([]),
  /** What was asked for and could not be gone by: too few of the customers have it (that share), or it does not vary. */
  leftOut: z.array(z.object({ feature: z.string(), share: z.number() })).default([]),
  /** Of features that are not known of everybody: of which share they are. */
  knownOf: z.record(z.string(), z.number()).default({}),
  sampled: z.number(),
  /** Columns that vary, with the mean and standard deviation of their scaled values. */
  scales: z.array(z.object({ feature: z.string(), mean: z.number(), sd: z.number() })),
  tried: z.array(tried),
  /** Centres in standard deviations, the largest group first; null where nothing clusters. */
  centres: z.array(z.array(z.number())).nullable(),
  /** What the run found in each group, among all customers. */
  rows: z
    .array(
      z.object({
        group_no: z.number(),
        n: z.number(),
        money_year: z.number(),
        medians: z.array(z.number().nullable()),
      }),
    )
    .default([]),
});
export type GroupingResult = z.output<typeof groupingResult>;

export interface Grouping extends GroupingResult {
  run: number;
  asOf: string;
  at: Date;
}

export async function newestGrouping(db: Db | Trx): Promise<Grouping | undefined> {
  const row = await db.selectFrom("customer_grouping").selectAll().orderBy("id", "desc").executeTakeFirst();
  return row && { run: row.id, asOf: row.as_of, at: row.at, ...groupingResult.parse(row.result) };
}

/** The run that a page shows; a newer one has other groups under the same numbers. */
export async function thisGrouping(db: Db | Trx, run: number, group: number) {
  const found = await newestGrouping(db);
  if (!found?.centres || found.run !== run || !found.centres[group]) throw refuse("segments.no_group");
  return { ...found, centres: found.centres };
}

/** What this run looked at and could go by. */
export function featuresIn({
  inputs,
  categories,
  leftOut,
}: Pick<Grouping, "inputs" | "categories" | "leftOut">): Feature[] {
  const gone = new Set(leftOut.map(({ feature }) => feature));
  return featuresOf(inputs, categories).filter(({ feature }) => !gone.has(feature));
}

export function dayParams(today: string): Params {
  const year = addDays(addMonths(today, -12), 1);
  return { today, tomorrow: addDays(today, 1), year, year_before: addMonths(year, -12) };
}

/**
 * One row a customer who bought, with the group of the nearest centre: everybody is sorted to the centres that a sample gave,
 * by what is known at the run's day.
 */
export function groupedRelation(
  grouping: Scaled & { centres: readonly (readonly number[])[] },
  options: Pick<CompileOptions, "settled">,
  scope: string,
): { sql: string; params: Params } {
  const { sql, params } = pointsRelation(grouping, options, scope);
  return {
    sql: `(
  with JSONExtract({centres:String}, 'Array(Array(Float64))') as centres
  select *,
    arrayMap(centre -> arraySum(arrayMap((x, m) -> (x - m) * (x - m), point, centre)), centres) as distances,
    toUInt8(indexOf(distances, arrayMin(distances)) - 1) as group_no
  from ${sql}
)`,
    params: { ...params, centres: JSON.stringify(grouping.centres) },
  };
}

type Scaled = Pick<Grouping, "scales" | "asOf" | "inputs" | "categories">;

/** One row a customer who bought, with his place in standard deviations; 0, the average, in what is not known of him. */
export function pointsRelation(
  { scales, asOf, inputs, categories }: Scaled,
  options: Pick<CompileOptions, "settled">,
  scope = "1",
): { sql: string; params: Params } {
  const features = new Map(featuresOf(inputs, categories).map((one) => [one.feature, one]));
  const point = scales
    .map(({ feature }, i) => {
      const { scaled, known } = features.get(feature)!;
      const place = `(${scaled} - means[${i + 1}]) / sds[${i + 1}]`;
      return known === undefined ? place : `if(${known}, ${place}, 0)`;
    })
    .join(", ");
  return {
    sql: `(
  with JSONExtract({means:String}, 'Array(Float64)') as means, JSONExtract({sds:String}, 'Array(Float64)') as sds
  select *, [${point}] as point
  from ${buyersOf(options, inputs, categories)}
  where ${scope}
)`,
    params: {
      ...dayParams(asOf),
      categories,
      means: JSON.stringify(scales.map(({ mean }) => mean)),
      sds: JSON.stringify(scales.map(({ sd }) => sd)),
    },
  };
}
