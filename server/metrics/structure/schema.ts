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

const number = z.string().max(12).default("");
/** What structure the company aims for, as it is kept: shares in per cent or people, to be reached by a day. */
export const structureTargetShape = z.object({
  by: z.enum(["none", "share", "count"]).default("none"),
  day: z.string().max(10).default(""),
  high: number,
  potential: number,
  low: number,
});
export type StructureTargetText = z.output<typeof structureTargetShape>;
/** The same as numbers: shares are 0–1. */
export interface StructureTarget {
  by: "share" | "count";
  day: string;
  high: number;
  potential: number;
  low: number;
}

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
  cells: z.array(
    z.object({
      from: cameFrom,
      to: wentTo,
      customers: z.number(),
      amount: z.number(),
      /** Of them, whom somebody reached out to between the two days. */
      contacted: z.number(),
    }),
  ),
  /** False: no contact was ever recorded, so that nobody counts as contacted. */
  contactsKnown: z.boolean(),
  /** Lost at both days: in no cell. */
  stayedLost: z.number(),
  borders: z.object({ before: classBorders, after: classBorders }),
  /** Only by levels; null where the company has set none. Of those who are not lost. */
  target: z
    .object({
      by: z.enum(["share", "count"]),
      /** To be reached by this day. */
      day,
      rows: z.array(
        z.object({
          level,
          targetShare: figure,
          target: z.number(),
          actualShare: figure,
          actual: z.number(),
          /** People missing; below 0: more than aimed for. */
          gap: z.number(),
          /** The gap at what the level bought on average between the two days; null where nobody is in it. */
          amount: figure,
        }),
      ),
      /** Who would have to move up, from the bottom. */
      moves: z.array(
        z.object({
          from: z.enum(["outside", "low", "potential"]),
          to: level,
          customers: z.number(),
          amount: figure,
        }),
      ),
    })
    .nullable(),
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
