import type { Dimension, Filter } from "../../server/metrics/schema.ts";

export { sizeMetric } from "../../server/dashboards/schema.ts";

export const draws = ["line", "bar", "dumbbell", "quadrant"] as const;
type Draw = (typeof draws)[number];

/** `whole`: one figure for the whole period. */
export const grains = ["day", "week", "month", "quarter", "year", "whole"] as const;
export type GrainOrWhole = (typeof grains)[number];

/** Where a quadrant's lines stand; a line that is left out stands at the median. */
export interface Cuts {
  x?: number | undefined;
  y?: number | undefined;
}

/** Over a whole period there are bars, the two ends or four quarters; over its parts, lines or bars. */
export function drawFor(draw: Draw | undefined, grain: GrainOrWhole): Draw {
  if (grain === "whole") return draw === "dumbbell" || draw === "quadrant" ? draw : "bar";
  return draw === "bar" ? "bar" : "line";
}

/** What the explorer shows, beside period, comparison and definition, which every page reads alike. */
export interface View {
  metrics: readonly string[];
  by: readonly Dimension[];
  where: readonly Filter[];
  grain: GrainOrWhole;
  draw: Draw;
  cuts: Cuts;
}
