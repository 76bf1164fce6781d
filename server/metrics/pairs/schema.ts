import { z } from "zod";
import { definitionAsked, filter, period } from "../schema.ts";

export const productPairsInput = z.object({
  period,
  /** Least share of baskets that hold both. */
  minSupport: z.number().min(0.00001).max(1).default(0.001),
  /** Least share of one product's baskets that hold the other too, in the stronger direction. */
  minConfidence: z.number().min(0).max(1).default(0),
  definition: definitionAsked.default({}),
  filters: z.array(filter).max(20).default([]),
  limit: z.int().min(1).max(1000).default(50),
});

const productSide = z.object({ sku: z.number(), name: z.string(), category: z.string() });
export const productPairsOutput = z.object({
  baskets: z.number(),
  /** Pairs that reach the least support and confidence. */
  total: z.number(),
  /** The highest lift first. */
  pairs: z.array(
    z.object({
      a: productSide,
      b: productSide,
      together: z.number(),
      support: z.number(),
      confidenceAB: z.number(),
      confidenceBA: z.number(),
      lift: z.number(),
    }),
  ),
  asOf: z.string(),
  factsVersion: z.string(),
  fromCache: z.boolean(),
});
