import { z } from "zod";

/** Rates at once: three currencies a day for four years. */
export const mostRates = 5000;

const pair = z.object({ zh: z.string(), en: z.string() });
export const currencyShape = z.string().regex(/^[A-Z]{3}$/);

/** What one unit of `currency` is worth in the company's currency from `day` on: 1 USD = 7.1234 CNY is "7.1234". */
const rateShape = z.object({
  currency: z.string().max(20),
  day: z.string().max(20),
  /** A decimal number as text; null takes the rate away. */
  rate: z.string().max(30).nullable(),
  /** Where this one is from; left out, where all of them are from. */
  source: z.string().trim().max(200).optional(),
});

/** Rates one by one, or a pasted table or file of `date,currency,rate`. */
export const ratesInput = z.object({
  rates: z.array(rateShape).max(mostRates).default([]),
  text: z.string().max(1_000_000).optional(),
});

const rateErrorShape = z.object({
  /** The line of the text, or the place in the list, from 1 on. */
  row: z.number(),
  column: z.enum(["day", "currency", "rate", "row"]),
  value: z.string(),
  why: pair,
});
export type RateError = z.output<typeof rateErrorShape>;

const changedRateShape = z.object({
  currency: currencyShape,
  day: z.iso.date(),
  rate: z.string().nullable(),
  /** What held from that very day; null: nothing was entered for it. */
  before: z.string().nullable(),
  /** Where that one was from. */
  sourceBefore: z.string().nullable(),
});
export type ChangedRate = z.output<typeof changedRateShape>;

export const factKinds = ["orders", "invoices", "payments", "spend", "opportunities"] as const;

/** What would move of one kind of fact in one currency. Money is in the company's currency. */
export const rateMoveShape = z.object({
  kind: z.enum(factKinds),
  currency: currencyShape,
  /** Facts in that currency in all, and those whose worth would change; an order counts once. */
  facts: z.number(),
  moved: z.number(),
  lines: z.number(),
  before: z.number(),
  after: z.number(),
  withoutBefore: z.number(),
  withoutAfter: z.number(),
  /** First and last day of what would move. */
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
});

export const previewOutput = z.object({
  /** The company's currency. */
  into: currencyShape,
  /** To be given back when saving: somebody else may save in between. */
  version: z.string(),
  rates: z.array(changedRateShape),
  errors: z.array(rateErrorShape),
  moves: z.array(rateMoveShape),
  asOf: z.string(),
});

export const savedOutput = z.object({
  version: z.string(),
  /** What changed, with what was there before it; rates that were the same already are left out. */
  changed: z.array(changedRateShape),
});

export const missingRateShape = z.object({
  kind: z.enum(factKinds),
  currency: currencyShape,
  /** An order counts once, however many lines it has. */
  facts: z.number(),
  lines: z.number(),
  /** In that currency. */
  amount: z.number(),
  from: z.iso.date(),
  to: z.iso.date(),
});
