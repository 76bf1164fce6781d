import { z } from "zod";
import { day, definitionAsked, figure, filter, page, pair, person } from "../schema.ts";

export const clvInput = z.object({
  asOf: day.optional(),
  /** 预期维系时间 in years. `fixed`: the same for everyone; `churn`: one over the yearly churn of the last year. */
  expected: z
    .discriminatedUnion("rule", [
      z.object({ rule: z.literal("fixed"), years: z.number().min(0.1).max(30) }),
      z.object({ rule: z.literal("churn") }),
    ])
    .default({ rule: "fixed", years: 3 }),
  /** Whether the profit one is less the cost to serve; left out: as the company has decided. */
  serve: z.enum(["leave_out", "minutes"]).optional(),
  by: z
    .enum(["none", "cohort", "valueClass", "valueLevel", "store", "acquisitionChannel", "province"])
    .default("none"),
  definition: definitionAsked.default({}),
  filters: z.array(filter).max(20).default([]),
  ...page,
});
export type ClvInput = z.input<typeof clvInput>;

const clvFigures = z.object({
  customers: z.number(),
  /** 客户平均订单价值, money per order. */
  averageOrder: figure,
  /** 购买频次, orders a year. */
  ordersPerYear: figure,
  /** 预期维系时间, years. */
  expectedYears: figure,
  /** Mean over customers of each one's own product of the three. */
  clv: figure,
});
export const clvOutput = z.object({
  day,
  total: clvFigures,
  /**
   * Three meanings of value per customer: `simple`, sales by the formula; `profit`, the same of what is left after the
   * cost of goods (and after the cost to serve, where chosen), for customers whose lines have costs; `forecast`, sales expected in the next twelve months. And `referral`: the simple
   * one of the customer and of everyone brought directly.
   */
  definitions: z.array(
    z.object({
      kind: z.enum(["simple", "profit", "forecast", "referral"]),
      clv: figure,
      customers: z.number(),
      /** Of all money, the part of lines whose cost is known; null where that does not matter. */
      costKnown: figure,
      /** Whether a reward for referrals is on record; null where that does not matter. */
      rewarded: z.boolean().nullable(),
      /** What the cost to serve is made of; `why` nothing was taken off for it. Null where that does not matter. */
      served: z
        .object({
          hourlyCost: figure,
          /** Of those customers, as far as recorded. */
          minutes: figure,
          why: z.enum(["leftOut", "noRate", "filtered"]).nullable(),
        })
        .nullable(),
      why: z.enum(["noDenominator", "noFacts", "filtered"]).nullable(),
    }),
  ),
  groups: z.array(clvFigures.extend({ value: z.string(), label: pair })),
  /** How many customers lie in each band of CLV; the last band is open. */
  distribution: z.array(z.object({ from: z.number(), to: figure, customers: z.number(), clv: z.number() })),
  top20Share: figure,
  /** The most valuable first. */
  people: z.array(person.extend({ averageOrder: figure, ordersPerYear: figure, clv: figure })),
  asOf: z.string(),
  factsVersion: z.string(),
  fromCache: z.boolean(),
});
export type Clv = z.output<typeof clvOutput>;
