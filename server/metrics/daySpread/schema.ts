import { z } from "zod";
import { figure, page, peopleOutput, period, person } from "../schema.ts";

/** Figures that are a mean of days, each of one opportunity or one bill. */
const spreadMetrics = ["salesCycle", "daysToPay"] as const;
export type SpreadMetric = (typeof spreadMetrics)[number];

export const daySpreadInput = z.object({
  metric: z.enum(spreadMetrics),
  period,
  /** Of the metric; those left out are as the company has decided. */
  choices: z.record(z.string(), z.string().max(40)).default({}),
});

/** Days from `from` on, below `below`; null: however few, however many. */
const dayClass = z.object({
  from: z.int().nullable(),
  below: z.int().nullable(),
  facts: z.number(),
});
export type DayClass = z.output<typeof dayClass>;

export const daySpreadOutput = z.object({
  /** Opportunities or bills in all. */
  facts: z.number(),
  /** Each counts alike; null without any. */
  mean: figure,
  median: figure,
  /** In order, without gaps, at most 18. */
  classes: z.array(dayClass),
  choices: z.record(z.string(), z.string()),
  asOf: z.string(),
  factsVersion: z.string(),
  fromCache: z.boolean(),
});
export type DaySpread = z.output<typeof daySpreadOutput>;

export const listDaySpreadCustomersInput = daySpreadInput.extend({
  from: dayClass.shape.from.default(null),
  below: dayClass.shape.below.default(null),
  ...page,
});

/** `contributes`: the mean of his days. */
const daySpreadPerson = person.extend({
  /** His opportunities or bills in the class, and the numbers of the five that took longest. */
  facts: z.number(),
  numbers: z.array(z.string()),
});
export type DaySpreadPerson = z.output<typeof daySpreadPerson>;
export const daySpreadPeople = peopleOutput.extend({ people: z.array(daySpreadPerson) });
