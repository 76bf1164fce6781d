import { z } from "zod";
import { valueClass } from "../rfm/schema.ts";
import { day, definitionAsked, figure, page, pair, person } from "../schema.ts";

/** Shapes of the structure board: how customers move between classes. */
const structureQuestion = {
  /** As it stood at the end of this day; default: yesterday of the business zone. */
  asOf: day.optional(),
  /** Against the end of this earlier day; default: 90 days before. */
  compareWith: day.optional(),
  /** Three value levels or the eight RFM classes. */
  by: z.enum(["level", "class"]).default("level"),
  definition: definitionAsked.default({}),
};
export const structureInput = z.object(structureQuestion);

const level = z.enum(["high", "potential", "low"]);
const standing = z.union([level, valueClass]);
/** Where a customer came from: a class, not yet a customer, or lost at the earlier day and buying again. */
export const cameFrom = z.union([standing, z.enum(["new", "returned"])]);
/** Where he is now: a class, or lost by the rule of the churn rate. */
export const wentTo = z.union([standing, z.literal("lost")]);
export type CameFrom = z.output<typeof cameFrom>;
export type WentTo = z.output<typeof wentTo>;

/** What counted as high at a moment: at most so many days, at least so many orders and so much money; null where nobody was. */
const classBorders = z.object({ days: figure, orders: figure, money: figure });

export const structureOutput = z.object({
  sentence: pair,
  day,
  previousDay: day,
  groups: z.array(
    z.object({
      key: standing,
      title: pair,
      level,
      before: z.number(),
      after: z.number(),
      /** Bought between the two days by those who are in it now. */
      amount: z.number(),
    }),
  ),
  /** Only those with customers; `amount` is what they bought between the two days. */
  cells: z.array(z.object({ from: cameFrom, to: wentTo, customers: z.number(), amount: z.number() })),
  /** Lost at both days: in no cell. */
  stayedLost: z.number(),
  borders: z.object({ before: classBorders, after: classBorders }),
  /** The rule of the churn rate by which a customer is lost. */
  lostRule: z.record(z.string(), z.string()),
  asOf: z.string(),
  factsVersion: z.string(),
  fromCache: z.boolean(),
});
export type Structure = z.output<typeof structureOutput>;

export const listStructureCustomersInput = z.object({
  ...structureQuestion,
  from: cameFrom,
  to: wentTo,
  ...page,
});
const stood = z.object({
  class: valueClass,
  days: z.number(),
  orders: z.number(),
  money: z.number(),
  high: z.object({ r: z.boolean(), f: z.boolean(), m: z.boolean() }),
});
/** `before` is null for who had not bought yet. */
export const movedPerson = person.extend({ before: stood.nullable(), after: stood });
export const movedPeopleOutput = z.object({
  total: z.number(),
  amount: z.number(),
  borders: z.object({ before: classBorders, after: classBorders }),
  people: z.array(movedPerson),
  asOf: z.string(),
});
