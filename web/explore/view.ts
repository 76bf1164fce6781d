import type { Dimension, Filter } from "../../server/metrics/schema.ts";

export const draws = ["line", "bar", "dumbbell"] as const;
type Draw = (typeof draws)[number];

/** `whole`: one figure for the whole period. */
export const grains = ["day", "week", "month", "quarter", "year", "whole"] as const;
export type GrainOrWhole = (typeof grains)[number];

/** What the explorer shows, beside period, comparison and definition, which every page reads alike. */
export interface View {
  metrics: readonly string[];
  by: readonly Dimension[];
  where: readonly Filter[];
  grain: GrainOrWhole;
  draw: Draw;
}
