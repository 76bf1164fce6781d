import { z } from "zod";
import { read } from "../verb.ts";
import { catalogue } from "./catalogue.ts";
import { isOwn } from "./measure/ask.ts";
import type { Metric } from "./metric.ts";
import { type Dimension, dimension, listMetricsOutput, type MetricInfo } from "./schema.ts";
import { dimensions } from "./slice/dimensions.ts";

/** What the outside is told of a metric. */
export function metricInfo(metric: Metric): MetricInfo {
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
    dimensions: dimension.options.filter((option) => slicedBy(metric, option)),
    parts: [...(metric.parts ?? (formula.denominator ? both : ["numerator" as const]))],
    requirements: [...metric.requirements],
  };
}

/** Whether a metric can be cut or filtered by this. */
export function slicedBy(metric: Metric, name: Dimension): boolean {
  if (isOwn(metric, name)) return true;
  if (dimensions[name].of !== "customer" || metric.lines === "everything") return false;
  return !metric.events?.whole;
}

export const listMetrics = read({
  may: "metrics:read",
  http: "GET /metrics",
  says: { zh: "全部指标及其口径", en: "Every figure and how it is defined" },
  input: z.object({}),
  output: listMetricsOutput,
  async run() {
    return {
      metrics: Object.values(catalogue).map(metricInfo),
      dimensions: dimension.options.map((name) => ({
        name,
        title: dimensions[name].title,
        of: dimensions[name].of,
      })),
    };
  },
});
