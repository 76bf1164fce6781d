import { z } from "zod";
import { day, definitionAsked, figure, pair, period } from "../schema.ts";

/** Shapes of the market page: our share by market, and what was observed of competitors and of the brand. */
export const marketInput = z.object({
  period,
  definition: definitionAsked.default({}),
});

const stated = z.object({ from: day, until: day, by: z.string() });

export const marketOutput = z.object({
  sentence: pair,
  markets: z.array(
    z.object({
      /** Empty: the market without a name. */
      market: z.string(),
      /** Its size over the days of the period that it was observed for, and how many of the period's days those are. */
      size: z.number(),
      days: z.number(),
      ofDays: z.number(),
      /** Our sales over the same days: observed for this market, those of the category of this name, or all there are. */
      own: figure,
      basis: z.enum(["observed", "category", "whole"]).nullable(),
      share: figure,
      competitors: z.array(z.object({ subject: z.string(), sales: z.number(), share: z.number() })),
      stated: z.array(stated),
    }),
  ),
  /** The newest value up to the period's end of each measure, market and subject (`us`: ourselves), with when and by whom. */
  observed: z.array(
    z.object({
      subject: z.string(),
      market: z.string(),
      measure: z.string(),
      value: figure,
      unit: z.string(),
      note: z.string().nullable(),
      on: day,
      by: z.string(),
    }),
  ),
  /** When each competitor was last observed, up to today whatever the period, and how many days ago; the longest ago first. */
  rivals: z.array(z.object({ subject: z.string(), on: day, days: z.int().min(0) })),
  /** Brand indicators of ourselves over time: awareness, reach, mentions, rating. */
  brand: z.array(
    z.object({
      measure: z.string(),
      unit: z.string(),
      points: z.array(z.object({ on: day, value: z.number(), by: z.string() })),
    }),
  ),
  asOf: z.string(),
  factsVersion: z.string(),
  fromCache: z.boolean(),
});
/** Ends with the month of the last day of `period`, 24 months long. */
export const competitivenessOutput = z.object({
  /** The last one only up to the period's end. */
  months: z.array(period),
  /** Shares by market (0–1), the largest market first, then ratings and prices by market and unit. */
  lines: z.array(
    z.object({
      measure: z.enum(["share", "rating", "price"]),
      market: z.string(),
      unit: z.string(),
      /** `us` is ourselves and comes first. */
      subjects: z.array(
        z.object({
          subject: z.string(),
          /** Month by month; null where nothing was stated for it. `by`: who stated it, `on`: the first day it was stated for. */
          points: z.array(z.object({ value: figure, by: z.string(), on: day.nullable() })),
        }),
      ),
    }),
  ),
  asOf: z.string(),
  factsVersion: z.string(),
  fromCache: z.boolean(),
});
export type Competitiveness = z.output<typeof competitivenessOutput>;
export type Market = z.output<typeof marketOutput>;
