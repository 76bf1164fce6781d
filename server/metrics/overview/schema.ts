import { z } from "zod";
import { cohorts } from "../retention/schema.ts";
import { day, figure, metricName, pair, period, point, unit, whyNull } from "../schema.ts";

const tile = z.object({
  metric: metricName,
  name: pair,
  unit,
  betterWhen: z.enum(["higher", "lower", "neither"]),
  value: figure,
  previous: figure,
  numerator: figure,
  denominator: figure,
  why: whyNull.nullable(),
  series: z.array(point),
  /** The compared period, position by position; empty without one. */
  previousSeries: z.array(figure),
});
export type Tile = z.output<typeof tile>;

export const overviewOutput = z.object({
  sentence: pair,
  grain: z.enum(["day", "week", "month"]),
  period: period.extend({ open: z.boolean() }),
  comparedPeriod: period.nullable(),
  tiles: z.array(tile),
  revenue: z.array(
    z.object({
      at: day,
      existing: z.number(),
      new: z.number(),
      previousExisting: figure,
      open: z.boolean(),
    }),
  ),
  /** Existing customers' revenue against the compared period, split by cause; adds up to the difference. Empty without comparison. */
  change: z.array(z.object({ cause: z.enum(["customers", "frequency", "orderValue"]), amount: z.number() })),
  cohorts: z.object({ customers: cohorts, orders: cohorts, amount: cohorts }),
  popular: z.array(
    z.object({
      sku: z.number(),
      name: z.string(),
      category: z.string(),
      amount: z.number(),
      previousAmount: figure,
      orders: z.number(),
      customers: z.number(),
    }),
  ),
  concentration: z.object({
    top20Share: figure,
    /** Customers from the largest down: share of customers, share of revenue. Starts at 0,0 and ends at 1,1. */
    curve: z.array(z.object({ customers: z.number(), revenue: z.number() })),
  }),
  /** Lines of nobody in the period: never customers, in no figure above. */
  unidentified: z.object({ lines: z.number(), orders: z.number(), amount: z.number() }),
  asOf: z.string(),
  factsVersion: z.string(),
  fromCache: z.boolean(),
});
export type Overview = z.output<typeof overviewOutput>;
