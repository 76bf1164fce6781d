import { z } from "zod";

/** Values in the metric's own unit: rates are 0–1, money is in the company's currency. */
const kind = z.enum(["target", "benchmark"]);
const metric = z.string().regex(/^[a-z][A-Za-z0-9]*$/);

/** What a figure is held against. */
const mark = z.object({
  value: z.number(),
  /** First day it counts. */
  from: z.iso.date(),
  /** Where the number comes from; empty only for the company's own target. */
  source: z.string(),
});
export const marks = z.object({ target: mark.nullable(), benchmark: mark.nullable() });
export type Marks = z.output<typeof marks>;

export const setTargetInput = z.object({
  metric,
  kind,
  /** Null: from that day on there is none. */
  value: z.number().nullable(),
  validFrom: z.iso.date(),
  source: z.string().trim().max(300).default(""),
});

export const listTargetsInput = z.object({ metric: metric.optional() });
export const listTargetsOutput = z.object({
  /** Every line ever entered, the newest first; `counts` is false for one that a later line of the same day replaced. */
  targets: z.array(
    z.object({
      id: z.number(),
      metric,
      kind,
      value: z.number().nullable(),
      validFrom: z.iso.date(),
      source: z.string(),
      at: z.string(),
      by: z.string().nullable(),
      counts: z.boolean(),
    }),
  ),
});
