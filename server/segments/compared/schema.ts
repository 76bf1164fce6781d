import { z } from "zod";
import { pair, segmentId } from "../schema.ts";

const group = z.object({ n: z.number(), mean: z.number().nullable(), sd: z.number().nullable() });
const units = [
  "money",
  "orders",
  "days",
  "rate",
  "years",
  "count",
  "points",
  "times",
  "mark",
  /** One to five, of which only the order counts. */
  "score",
  /** Of a field that the company has made for itself: its unit is the company's. */
  "number",
  /** Yes or no of each customer: its mean is a share of them. */
  "share",
] as const;
/**
 * Adjusted for all the comparisons made, null where it was not tested for want of evidence; sure: of those that are
 * called so, at most one in twenty is chance.
 */
const judged = { adjusted: z.number().nullable(), sure: z.boolean() };
export const compareInput = z.object({
  a: segmentId,
  /** Left out: everyone else. */
  b: segmentId.optional(),
});
export const compareOutput = z.object({
  a: z.object({ id: z.number(), name: z.string(), customers: z.number() }),
  b: z.object({ id: z.number().nullable(), name: z.string().nullable(), customers: z.number() }),
  both: z.number(),
  /** How many of each side were looked at: a fixed sample where a side is large. */
  sampled: z.object({ a: z.number(), b: z.number() }),
  /** How many figures and traits were compared. */
  compared: z.number(),
  /** Largest effect first. Cohen's d of a − b with its 95 % interval; null where a group has fewer than two values. */
  figures: z.array(
    z.object({
      figure: z.string(),
      title: pair,
      unit: z.enum(units),
      source: z.string(),
      a: group,
      b: group,
      d: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      /** a − b in the figure's own unit, with its 95 % interval. */
      difference: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
      ...judged,
    }),
  ),
  /** Cramér's V over a table of two groups by the values; shares are of those whose value is known. */
  traits: z.array(
    z.object({
      trait: z.string(),
      title: pair,
      source: z.string(),
      v: z.number().nullable(),
      values: z.array(z.object({ value: z.string(), label: pair, a: z.number(), b: z.number() })),
      ...judged,
    }),
  ),
  /** What could not be compared: nothing is known of it in one of the groups, or (`all`) of the whole source. */
  missing: z.array(z.object({ source: pair, all: z.boolean(), titles: z.array(pair) })),
  asOf: z.string(),
});
export type Comparison = z.output<typeof compareOutput>;

export const comparedPeopleInput = compareInput.extend({
  side: z.enum(["a", "b"]),
  /** A figure, or a trait with one of its values. */
  of: z.string().max(40),
  value: z.string().max(200).optional(),
  offset: z.int().min(0).max(2_000_000).default(0),
  limit: z.int().min(1).max(100).default(20),
});
export const comparedPeopleOutput = z.object({
  title: pair,
  /** Those of the group of whom it is known; of a share, those to whom it applies. */
  total: z.number(),
  people: z.array(
    z.object({
      customerId: z.number(),
      publicId: z.string(),
      name: z.string().nullable(),
      number: z.string().nullable(),
      maskedName: z.boolean(),
      store: z.string().nullable(),
      value: z.number().nullable(),
    }),
  ),
  asOf: z.string(),
});
export type ComparedPeople = z.output<typeof comparedPeopleOutput>;

export const profileInput = z.object({ level: z.enum(["high", "potential", "low"]) });
/** As a comparison of segments; `drawnBy`: the level is drawn by this figure, so it differs by construction. */
export const profileOutput = z.object({
  level: profileInput.shape.level,
  customers: z.object({ a: z.number(), b: z.number() }),
  sampled: compareOutput.shape.sampled,
  compared: z.number(),
  figures: z.array(compareOutput.shape.figures.element.extend({ drawnBy: z.boolean() })),
  traits: compareOutput.shape.traits,
  missing: compareOutput.shape.missing,
  asOf: z.string(),
});
export type Profile = z.output<typeof profileOutput>;
