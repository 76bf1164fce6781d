import { z } from "zod";
import { day, definitionAsked, figure, filter, page, pair, person } from "../schema.ts";

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

const cuts = z.array(z.number()).length(4);
const scoring = z.discriminatedUnion("rule", [
  /** Cuts at the fifths; equal values share a score. */
  z.object({ rule: z.literal("equal") }),
  /** Five groups of the same size; ties are split by customer number, the earlier file lower. */
  z.object({ rule: z.literal("ntile") }),
  /** Own cuts, rising: days for R (few days score high), orders for F, money for M. A value equal to a cut scores below it (R: above it). */
  z.object({ rule: z.literal("custom"), r: cuts, f: cuts, m: cuts }),
]);
export type Scoring = z.output<typeof scoring>;

const rfmQuestion = {
  /** Figures as they stood at the end of this day; default: yesterday of the business zone. */
  asOf: day.optional(),
  /** F and M over so many days up to asOf; absent: all of history. R always sees all of history. */
  windowDays: z.int().min(7).max(3660).optional(),
  scoring: scoring.default({ rule: "equal" }),
  definition: definitionAsked.default({}),
  filters: z.array(filter).max(20).default([]),
};
export const rfmInput = z.object({ ...rfmQuestion, compareWith: day.optional() });

const score = z.int().min(1).max(5);
export const rfmOutput = z.object({
  sentence: pair,
  asOf: z.string(),
  day,
  customers: z.number(),
  amount: z.number(),
  /** R × F, 25 entries (R 5 first); `amount` is M summed. */
  cells: z.array(z.object({ r: score, f: score, customers: z.number(), amount: z.number() })),
  /** R × F × M, only those with customers. */
  cubes: z.array(z.object({ r: score, f: score, m: score, customers: z.number(), amount: z.number() })),
  /** What each score covers, lowest and highest value seen in it (null where a score is empty). R in days since the last purchase. */
  bands: z.object({
    r: z.array(z.object({ score, from: figure, to: figure, customers: z.number() })),
    f: z.array(z.object({ score, from: figure, to: figure, customers: z.number() })),
    m: z.array(z.object({ score, from: figure, to: figure, customers: z.number() })),
  }),
  cuts: z.object({ r: z.array(z.number()), f: z.array(z.number()), m: z.array(z.number()) }),
  /** Above average in R, F, M gives the eight classes; the averages are the borders printed. */
  borders: z.object({ r: figure, f: figure, m: figure }),
  classes: z.array(
    z.object({
      class: valueClass,
      title: pair,
      /** high, potential or low */
      level: z.enum(["high", "potential", "low"]),
      customers: z.number(),
      amount: z.number(),
      previousCustomers: figure,
    }),
  ),
  factsVersion: z.string(),
  fromCache: z.boolean(),
});
export type Rfm = z.output<typeof rfmOutput>;

export const listRfmCustomersInput = z.object({
  ...rfmQuestion,
  r: z.array(score).optional(),
  f: z.array(score).optional(),
  m: z.array(score).optional(),
  class: valueClass.optional(),
  ...page,
});
export const rfmPerson = person.extend({ r: score, f: score, m: score, class: valueClass });
export const rfmPeopleOutput = z.object({
  total: z.number(),
  amount: z.number(),
  /** Share of all customers' amount. */
  amountShare: figure,
  people: z.array(rfmPerson),
  asOf: z.string(),
});
