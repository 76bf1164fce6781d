import { purchaseView } from "../../customers/purchaseView.ts";
import type { ClickHouse } from "../../platform/clickhouse/client.ts";
import type { CompileOptions } from "../rule/compile.ts";
import { buyersOf } from "./buyersOf.ts";
import { largeCategories } from "./categoryShares.ts";
import { type Feature, featuresOf } from "./features.ts";
import { dayParams, type GroupingResult } from "./grouping.ts";
import type { GroupInput } from "./schema.ts";

interface Look extends Pick<GroupingResult, "customers" | "categories" | "scales" | "leftOut" | "knownOf"> {
  /** What could be gone by, and of which share of those who bought there is something to go by. */
  features: { feature: Feature; share: number; usable: boolean }[];
}

/** How many bought, and what of the inputs there is enough of to tell them apart by: one pass. */
export async function lookAtInputs(
  ch: Pick<ClickHouse, "rows">,
  options: Pick<CompileOptions, "settled" | "today">,
  inputs: readonly GroupInput[],
  signal: AbortSignal,
): Promise<Look> {
  const params = dayParams(options.today);
  const asked = { signal, timeoutMs: 120_000 };
  const categories = inputs.includes("categories") ? await categoriesOf(ch, options, signal) : [];
  const all = featuresOf(inputs, categories);
  const [row] = await ch.rows<Record<string, (number | null)[]>>(
    `select [toFloat64(count())] as counted${all
      .map(
        ({ feature, scaled, known = "1", has = "1" }) =>
          `,\n  [toFloat64(avgIf(${scaled}, ${known})), toFloat64(stddevPopIf(${scaled}, ${known})), toFloat64(countIf(${has})), toFloat64(countIf(${known}))] as of_${feature}`,
      )
      .join("")}
from ${buyersOf(options, inputs, categories)}`,
    { ...params, categories },
    asked,
  );
  const customers = row?.counted?.[0] ?? 0;
  const looked = all.map((feature) => {
    const [mean, sd, has, known] = row?.[`of_${feature.feature}`] ?? [];
    const of = (n: number | null | undefined) => (customers === 0 ? 0 : (n ?? 0) / customers);
    const enough = of(has) >= (feature.least ?? 0);
    const usable = enough && Number(sd) > 1e-9;
    return { feature, mean: mean ?? 0, sd: sd ?? 0, share: of(has), known: of(known), enough, usable };
  });
  const usable = looked.filter((one) => one.usable);
  return {
    customers,
    categories,
    features: looked.map(({ feature, share, usable: can }) => ({ feature, share, usable: can })),
    scales: usable.map(({ feature, mean, sd }) => ({ feature: feature.feature, mean, sd })),
    leftOut: looked.flatMap(({ feature, share, enough }) =>
      enough ? [] : [{ feature: feature.feature, share }],
    ),
    // What rounds to everybody is no part of them.
    knownOf: Object.fromEntries(
      usable.flatMap(({ feature, known }) =>
        feature.known && known < 0.995 ? [[feature.feature, known]] : [],
      ),
    ),
  };
}

async function categoriesOf(
  ch: Pick<ClickHouse, "rows">,
  options: Pick<CompileOptions, "settled" | "today">,
  signal: AbortSignal,
): Promise<string[]> {
  const params = dayParams(options.today);
  const [row] = await ch.rows<{ n: string }>(
    `select count() as n from ${buyersOf(options, ["purchases"], [])}`,
    params,
    { signal, timeoutMs: 120_000 },
  );
  return largeCategories(ch, purchaseView(!options.settled), params, Number(row?.n ?? 0), signal);
}
