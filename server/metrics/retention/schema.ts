import { z } from "zod";
import { definitionAsked, figure, filter, period } from "../schema.ts";

const cohortMeasure = z.enum(["customers", "orders", "amount"]);
export const cohorts = z.object({
  measure: cohortMeasure,
  rows: z.array(
    z.object({
      /** `2026-10` */
      month: z.string(),
      /** Customers (or orders, amount) of the first month. */
      size: z.number(),
      /** Share of the first month's size, month 1 onwards; null while that month is open. */
      cells: z.array(figure),
      /** The numbers behind `cells`. */
      counts: z.array(figure),
      /** The first month itself is not over yet. */
      open: z.boolean(),
    }),
  ),
});
export type Cohorts = z.output<typeof cohorts>;

export const retentionInput = z.object({
  /** First months from … to (half-open); default: the last twelve. */
  period: period.optional(),
  definition: definitionAsked.default({}),
  filters: z.array(filter).max(20).default([]),
});
export const retentionOutput = z.object({
  customers: cohorts,
  orders: cohorts,
  amount: cohorts,
  asOf: z.string(),
  fromCache: z.boolean(),
});
