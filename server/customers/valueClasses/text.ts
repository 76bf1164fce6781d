import { z } from "zod";

export const valueClass = z.enum([
  "importantValue",
  "importantDevelop",
  "importantKeep",
  "importantWinBack",
  "generalValue",
  "generalDevelop",
  "generalKeep",
  "generalWinBack",
]);
export type ValueClass = z.output<typeof valueClass>;

export const level = z.enum(["high", "potential", "low"]);
export type Level = z.output<typeof level>;

const cuts = z.array(z.number()).length(4);
export const scoring = z.discriminatedUnion("rule", [
  /** Cuts at the fifths; equal values share a score. */
  z.object({ rule: z.literal("equal") }),
  /** Five groups of the same size; ties are split by customer number, the earlier file lower. */
  z.object({ rule: z.literal("ntile") }),
  /** Cuts at own percentiles of the values, rising, above 0 and below 100; equal values share a score. */
  z.object({ rule: z.literal("percentile"), r: cuts, f: cuts, m: cuts }),
  /** Own cuts, rising: days for R (few days score high), orders for F, money for M. A value equal to a cut scores below it (R: above it). */
  z.object({ rule: z.literal("custom"), r: cuts, f: cuts, m: cuts }),
]);
export type Scoring = z.output<typeof scoring>;

const fourCuts = z.string().max(40).default("");
const highFrom = z.enum(["clear", "mean", "2", "3", "4", "5"]).default("clear");
/** How the company tells its value classes apart, as it is kept: one text a choice, the product's default where left out. */
export const valueClassesShape = z.object({
  scoring: z.enum(["equal", "ntile", "percentile", "custom"]).default("equal"),
  /** Four rising numbers, "30,90,180,365", for `percentile` and `custom`. */
  r: fourCuts,
  f: fourCuts,
  m: fourCuts,
  /** Days over which orders and money count; days since the last purchase always see all of history. */
  window: z.enum(["all", "365", "730"]).default("all"),
  /** The score from which recency, frequency and money are high; `mean`: above the mean score of
   * that moment; `clear`: by more than a quarter above it. With five equal shares the mean lies so close to 3 that a bare
   * “above” makes every 3 high on one day and low on the next.
   */
  highR: highFrom,
  highF: highFrom,
  highM: highFrom,
  importantValue: level.default("high"),
  importantKeep: level.default("high"),
  importantDevelop: level.default("potential"),
  importantWinBack: level.default("potential"),
  generalValue: level.default("potential"),
  generalDevelop: level.default("potential"),
  generalKeep: level.default("low"),
  generalWinBack: level.default("low"),
  /** A low one is potential when the forecast expects so many % more of him than he bought in the last year. */
  growth: z.enum(["off", "10", "20", "50", "100"]).default("off"),
});
export type ValueClassesText = z.output<typeof valueClassesShape>;
