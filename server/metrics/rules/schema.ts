import { z } from "zod";
import { definitionAsked, filter, period } from "../schema.ts";

/** Rules of two to four products: who has these in the basket has that one too. */
export const productRulesInput = z.object({
  period,
  /** Least share of baskets that hold all of a rule's products. */
  minSupport: z.number().min(0.0001).max(1).default(0.002),
  /** Least share of the baskets with the left side that hold the right one too. */
  minConfidence: z.number().min(0).max(1).default(0.25),
  longest: z.int().min(2).max(4).default(4),
  definition: definitionAsked.default({}),
  filters: z.array(filter).max(20).default([]),
  limit: z.int().min(1).max(1000).default(50),
});

const side = z.object({ sku: z.number(), name: z.string(), category: z.string() });
export const productRulesOutput = z.object({
  baskets: z.number(),
  /** One basket in so many was looked at: 1 is every one. More where all of them would not fit in memory. */
  oneIn: z.number(),
  total: z.number(),
  /** How many rules have 2, 3 and 4 products. */
  bySize: z.array(z.object({ size: z.number(), rules: z.number() })),
  /** The highest lift first. */
  rules: z.array(
    z.object({
      left: z.array(side),
      right: side,
      together: z.number(),
      support: z.number(),
      confidence: z.number(),
      lift: z.number(),
    }),
  ),
  asOf: z.string(),
  factsVersion: z.string(),
  fromCache: z.boolean(),
});
