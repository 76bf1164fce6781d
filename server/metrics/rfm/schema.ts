import { z } from "zod";
import { level, scoring, valueClass } from "../../customers/valueClasses/text.ts";
import { day, definitionAsked, figure, filter, page, pair, person } from "../schema.ts";

export {
  type Level,
  type Scoring,
  type ValueClass,
  type ValueClassesText,
  valueClassesShape,
} from "../../customers/valueClasses/text.ts";
export { valueClass };

const rfmQuestion = {
  /** Figures as they stood at the end of this day; default: yesterday of the business zone. */
  asOf: day.optional(),
  /** F and M over so many days up to asOf; 0: all of history; absent: the company's. R always sees all of history. */
  windowDays: z.union([z.literal(0), z.int().min(7).max(3660)]).optional(),
  /** Absent: the company's. */
  scoring: scoring.optional(),
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
      level,
      customers: z.number(),
      amount: z.number(),
      previousCustomers: figure,
    }),
  ),
  /** The three levels; `grown`: of them low by class, and potential because of what is forecast. */
  levels: z.array(
    z.object({
      level,
      customers: z.number(),
      amount: z.number(),
      grown: z.number(),
      previousCustomers: figure,
    }),
  ),
  /** The question behind the scores, one row per customer, as analysts read it. */
  sql: z.string(),
  /** What was asked under, and whether that is what the company has decided. */
  scoring,
  windowDays: z.number(),
  company: z.boolean(),
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
  level: level.optional(),
  ...page,
});
export const rfmPerson = person.extend({ r: score, f: score, m: score, class: valueClass, level });
export const rfmPeopleOutput = z.object({
  total: z.number(),
  amount: z.number(),
  /** Share of all customers' amount. */
  amountShare: figure,
  people: z.array(rfmPerson),
  asOf: z.string(),
});
