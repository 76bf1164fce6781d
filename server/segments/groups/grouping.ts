import { z } from "zod";
import { purchaseView } from "../../customers/purchaseView.ts";
import type { Params } from "../../platform/clickhouse/client.ts";
import type { Db, Trx } from "../../platform/database.ts";
import { refuse } from "../../refuse.ts";
import { addDays, addMonths } from "../businessDays.ts";
import type { CompileOptions } from "../rule/compile.ts";
import { buyers, features } from "./features.ts";

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

export const featureNamed = (name: string) => {
  const found = features.find(({ feature }) => feature === name);
  if (!found) throw new RangeError(`no feature ${name}`);
  return found;
};

export const buyersOf = (options: Pick<CompileOptions, "settled">): string =>
  buyers(purchaseView(!options.settled));

export function dayParams(today: string): Params {
  const year = addDays(addMonths(today, -12), 1);
  return { today, tomorrow: addDays(today, 1), year, year_before: addMonths(year, -12) };
}

/**
 * One row a customer who bought, with the group of the nearest centre: everybody is sorted to the centres that a sample gave,
 * by what is known at the run's day.
 */
export function groupedRelation(
  grouping: Pick<Grouping, "scales" | "asOf"> & { centres: readonly (readonly number[])[] },
  options: Pick<CompileOptions, "settled">,
  scope: string,
): { sql: string; params: Params } {
  const point = grouping.scales
    .map(({ feature }, i) => `(${featureNamed(feature).scaled} - means[${i + 1}]) / sds[${i + 1}]`)
    .join(", ");
  return {
    sql: `(
  with JSONExtract({centres:String}, 'Array(Array(Float64))') as centres,
    JSONExtract({means:String}, 'Array(Float64)') as means, JSONExtract({sds:String}, 'Array(Float64)') as sds
  select *, [${point}] as point,
    arrayMap(centre -> arraySum(arrayMap((x, m) -> (x - m) * (x - m), point, centre)), centres) as distances,
    toUInt8(indexOf(distances, arrayMin(distances)) - 1) as group_no
  from ${buyersOf(options)}
  where ${scope}
)`,
    params: {
      ...dayParams(grouping.asOf),
      centres: JSON.stringify(grouping.centres),
      means: JSON.stringify(grouping.scales.map(({ mean }) => mean)),
      sds: JSON.stringify(grouping.scales.map(({ sd }) => sd)),
    },
  };
}
