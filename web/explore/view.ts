import type { draws } from "../../server/dashboards/schema.ts";
import type { Dimension, Filter, Membership } from "../../server/metrics/schema.ts";
import type { OwnChoices } from "../figure/ownChoices.ts";

export { draws, sizeMetric } from "../../server/dashboards/schema.ts";

export type Draw = (typeof draws)[number];

/** `whole`: one figure for the whole period. */
export const grains = ["day", "week", "month", "quarter", "year", "whole"] as const;
export type GrainOrWhole = (typeof grains)[number];

/** Where a quadrant's lines stand; a line that is left out stands at the median. */
export interface Cuts {
  x?: number | undefined;
  y?: number | undefined;
}

/** What the explorer shows, beside period, comparison and definition, which every page reads alike. */
export interface View {
  metrics: readonly string[];
  by: readonly Dimension[];
  where: readonly Filter[];
  grain: GrainOrWhole;
  draw: Draw;
  cuts: Cuts;
  /** The figures' own choices, where they are not the company's. */
  own: OwnChoices;
  /** Whose segments count, where they play a part. */
  membership: Membership;
}

/** What is asked, as far as it decides how it can be drawn. */
export type Shape = Pick<View, "metrics" | "by" | "where">;
