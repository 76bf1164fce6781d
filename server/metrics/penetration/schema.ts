import { z } from "zod";
import { definitionAsked, figure, filter, page, pair, period, person } from "../schema.ts";

/** Shapes of category penetration: how widely customers buy, and what goes with it. */
const penetrationQuestion = {
  period,
  definition: definitionAsked.default({}),
  filters: z.array(filter).max(20).default([]),
};
export const penetrationInput = z.object(penetrationQuestion);

const interval = z.object({ low: z.number(), high: z.number() });

export const penetrationOutput = z.object({
  sentence: pair,
  /** Bought in `base`, looked at again in `after`: the last 90 days of the period. */
  base: period,
  after: period,
  /** By number of categories in `base`; 5: five and more. */
  groups: z.array(
    z.object({
      categories: z.number(),
      customers: z.number(),
      back: z.number(),
      /** Share that bought again, its interval, and the same as if all had as many orders (null: too few to say). */
      backShare: z.number(),
      interval,
      adjusted: figure,
      /** Bought per head in `after`, with the interval of the mean. */
      amountEach: z.number(),
      amountInterval: interval.nullable(),
    }),
  ),
  customers: z.number(),
  /** Average order up to which a bill is low (a third of the customers), and how many of those came twice or more. */
  lowBill: z.object({ cut: figure, customers: z.number() }),
  /** More products than three in four buy, at a margin that three in four exceed; `known`: of whom the margin is known. */
  thinMargin: z.object({ products: figure, margin: figure, customers: z.number(), known: z.number() }),
  categories: z.array(
    z.object({
      category: z.string(),
      amount: z.number(),
      existing: z.number(),
      existingShare: figure,
      fresh: z.number(),
      freshShare: figure,
      /** The category whose buyers most often buy this one too, against all customers; and how many of them do not yet. */
      companion: z
        .object({ category: z.string(), share: z.number(), lift: z.number(), lacking: z.number() })
        .nullable(),
    }),
  ),
  uncategorised: z.boolean(),
  asOf: z.string(),
  factsVersion: z.string(),
  fromCache: z.boolean(),
});
export type Penetration = z.output<typeof penetrationOutput>;

export const listPenetrationCustomersInput = z.object({
  ...penetrationQuestion,
  which: z.discriminatedUnion("list", [
    z.object({ list: z.literal("lowBill") }),
    z.object({ list: z.literal("thinMargin") }),
    z.object({ list: z.literal("lacks"), has: z.string().max(200), lacks: z.string().max(200) }),
  ]),
  ...page,
});
export type PenetrationList = z.output<typeof listPenetrationCustomersInput>["which"];

export const penetrationPerson = person.extend({
  average: z.number(),
  products: z.number(),
  categories: z.number(),
  margin: figure,
  /** A category that he has not bought and buyers of what he has bought often buy, and what sells best in it. */
  fits: z.object({ category: z.string(), share: z.number(), product: z.string().nullable() }).nullable(),
});
export const penetrationPeopleOutput = z.object({
  total: z.number(),
  people: z.array(penetrationPerson),
  asOf: z.string(),
});
