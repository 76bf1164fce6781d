import { z } from "zod";
import { definitionAsked, figure, filter, page, pair, period, person } from "../schema.ts";

/** Shapes of effort against gain: how much of the staff's time each customer took, and what he brought. */
const quarter = z.enum(["worth", "hard", "easy", "quiet"]);
export type Quarter = z.output<typeof quarter>;

const effortQuestion = {
  period,
  /** Minutes of contacts whose length is known, or the number of contacts. */
  effort: z.enum(["minutes", "contacts"]).default("minutes"),
  /** Money, or money less the cost of the goods (of customers all of whose lines have a cost). */
  gain: z.enum(["revenue", "profit"]).default("revenue"),
  /** Only who bought on three days or more in the year up to the period's end. */
  regular: z.boolean().default(false),
  definition: definitionAsked.default({}),
  filters: z.array(filter).max(20).default([]),
};
export const effortInput = z.object(effortQuestion);

export const effortOutput = z.object({
  sentence: pair,
  /** Medians: more than this is much. Null where nobody was in contact. */
  cuts: z.object({ effort: figure, gain: figure }),
  quarters: z.array(
    z.object({
      quarter,
      customers: z.number(),
      effort: z.number(),
      gain: z.number(),
      effortShare: figure,
      gainShare: figure,
    }),
  ),
  /** Up to 400 of them, chosen by their number and not by their figures. */
  points: z.array(z.object({ customerId: z.number(), quarter, effort: z.number(), gain: z.number() })),
  /** Nine customers in ten lie below: the drawing ends there. */
  ends: z.object({ effort: z.number(), gain: z.number() }),
  /** In contact, but left out: of unknown profit. */
  unknown: z.number(),
  /** How the colleagues' effort goes to customers that take much and bring little. */
  staff: z.array(
    z.object({
      staff: z.number(),
      label: pair,
      effort: z.number(),
      hardEffort: z.number(),
      hardCustomers: z.number(),
      /** What would be free if each of these took no more than the median customer. */
      free: z.number(),
    }),
  ),
  asOf: z.string(),
  factsVersion: z.string(),
  fromCache: z.boolean(),
});
export type Effort = z.output<typeof effortOutput>;

export const listEffortCustomersInput = z.object({ ...effortQuestion, quarter, ...page });
export const effortPerson = person.extend({ effort: z.number(), gain: z.number() });
export const effortPeopleOutput = z.object({
  total: z.number(),
  people: z.array(effortPerson),
  asOf: z.string(),
});
