import { z } from "zod";
import { day, definitionAsked, figure, pair } from "../schema.ts";

export const customerBudgetInput = z.object({
  /** Looks at the year that ends on this day. */
  asOf: day.optional(),
  by: z.enum(["acquisitionChannel", "acquisitionCampaign", "segment"]).default("acquisitionChannel"),
  /** What a customer is worth: sales or profit that the newest forecast expects of the next 365 days. */
  worth: z.enum(["sales", "profit"]).default("sales"),
  /** Which part of a customer's worth may be spent to win him; a third is LTV = 3 × CAC. */
  winShare: z
    .number()
    .min(0.01)
    .max(1)
    .default(1 / 3),
  /** Which part of an existing customer's worth may be spent a year to keep him. */
  keepShare: z.number().min(0.01).max(1).default(0.1),
  definition: definitionAsked.default({}),
});

/** Why a figure is null. */
const why = z.enum(["noCustomers", "noForecast", "noSpending", "noCosts", "notReached"]).nullable();

const won = z.object({
  customers: z.number(),
  /** Of them, how many the newest forecast knows; the mean worth is theirs. */
  scored: z.number(),
  worth: figure,
  worthWhy: why,
  spent: figure,
  /** Spent on winning, for each one won. */
  cost: figure,
  costWhy: why,
  /** Worth over cost; take care below 3. */
  times: figure,
  below: z.boolean(),
  /** Months of 30 days after which the mean margin of the won reaches their cost. */
  paybackMonths: figure,
  paybackWhy: why,
  /** Mean margin of a customer won, from the first purchase to the end of each month, as far as it is known. */
  margin: z.array(z.object({ month: z.number(), margin: z.number(), customers: z.number() })),
  maySpend: figure,
});

export const customerBudgetOutput = z.object({
  period: z.object({ from: day, to: day }),
  line: z.number(),
  total: won,
  groups: z.array(won.extend({ value: z.string(), label: pair })),
  keep: z.object({
    customers: z.number(),
    worth: figure,
    worthWhy: why,
    spent: figure,
    cost: figure,
    costWhy: why,
    maySpend: figure,
  }),
  asOf: z.string(),
  factsVersion: z.string(),
  fromCache: z.boolean(),
});
export type CustomerBudget = z.output<typeof customerBudgetOutput>;
