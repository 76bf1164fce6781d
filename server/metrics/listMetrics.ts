import { z } from "zod";
import { read } from "../verb.ts";
import { catalogue } from "./catalogue.ts";
import { isOwn, onlyEvent } from "./measure/ask.ts";
import type { Metric } from "./metric.ts";
import {
  type Dimension,
  type GroupDimension,
  listMetricsOutput,
  type MetricInfo,
  namedDimensions,
} from "./schema.ts";
import { dimensionOf } from "./slice/dimensions.ts";
import { keptColumns } from "./slice/keptColumns.ts";

/** What the outside is told of a metric. */
export function metricInfo(metric: Metric, groups: readonly GroupDimension[] = []): MetricInfo {
  const { name, title, says, formula, unit, betterWhen } = metric;
  const both = ["numerator", "denominator"] as const;
  return {
    name,
    title,
    says,
    formula,
    unit,
    betterWhen,
    choices: metric.choices.map((choice) => ({
      ...choice,
      options: choice.options.map((option) => ({ ...option })),
    })),
    caveats: [...metric.caveats],
    dimensions: [...namedDimensions, ...groups].filter((name) => slicedBy(metric, name)),
    parts: [...(metric.parts ?? (formula.denominator ? both : ["numerator" as const]))],
    also: (metric.also ?? []).map((other) => ({ name: other, title: catalogue[other]!.title })),
    requirements: [...metric.requirements],
  };
}

/** Whether a metric can be cut or filtered by this. */
export function slicedBy(metric: Metric, name: Dimension): boolean {
  if (isOwn(metric, name)) return true;
  if (dimensionOf(name).of !== "customer" || metric.lines === "everything") return false;
  return !metric.events?.whole;
}

export const listMetrics = read({
  may: "metrics:read",
  http: "GET /metrics",
  says: { zh: "全部指标及其口径", en: "Every figure and how it is defined" },
  input: z.object({}),
  output: listMetricsOutput,
  async run({ db }) {
    const kept = await keptColumns(db);
    const groups = [...new Set([...kept.values()].flat())].sort();
    const keptOf = (metric: Metric) => {
      const event = onlyEvent(metric);
      return event && kept.get(event);
    };
    return {
      metrics: Object.values(catalogue).map((metric) => metricInfo(metric, keptOf(metric))),
      dimensions: [...namedDimensions, ...groups].map((name) => ({
        name,
        title: dimensionOf(name).title,
        of: dimensionOf(name).of,
      })),
    };
  },
});
