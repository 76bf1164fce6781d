import { z } from "zod";
import { definitionAsked, figure, filter, page, pair, period } from "../schema.ts";

/** Shapes of the funnel: how far the opportunities that came in during a period got. */
const sliceName = z.enum(["staff", "team", "channel", "product"]);
export type FunnelSlice = z.output<typeof sliceName>;

const funnelQuestion = {
  /** Opportunities whose first contact lies in it. */
  period,
  filters: z.array(filter).max(20).default([]),
};
export const funnelInput = z.object({
  ...funnelQuestion,
  compare: z.enum(["previous", "lastYear", "none"]).default("previous"),
  by: sliceName.default("staff"),
});

const interval = z.object({ low: z.number(), high: z.number() });

const step = z.object({
  /** 0: came in; then the stages in their order; the last: won. */
  step: z.number(),
  kind: z.enum(["in", "stage", "won"]),
  name: pair,
  /** Opportunities that got here or further, and what share of all that came in they are. */
  reached: z.number(),
  share: figure,
  /** Customers among them; opportunities of nobody are not on lists. */
  customers: z.number(),
  wentOn: z.number(),
  lost: z.number(),
  open: z.number(),
  /** wentOn / reached, with its Wilson interval; null on the last step. */
  conversion: figure,
  interval: interval.nullable(),
  /** From entering until leaving, for those that left it. */
  medianDays: figure,
  left: z.number(),
  amount: z.number(),
  /** The same step of the compared period, seen for as long after it. */
  before: z.object({ reached: z.number(), share: figure, conversion: figure, medianDays: figure }).nullable(),
});

const contactsOf = z.object({ opportunities: z.number(), per30Days: figure });

const leak = z.object({
  step: z.number(),
  conversion: z.number(),
  reference: z.number(),
  against: z.enum(["compared", "benchmark"]),
  /** conversion − reference, and its interval over all the stages that were looked at together. */
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  /** The interval lies below 0. */
  settled: z.boolean(),
  looked: z.number(),
});
export type Leak = z.output<typeof leak>;

export const funnelOutput = z.object({
  sentence: pair,
  steps: z.array(step),
  /** The first day that was not seen: what happened from then on does not count. */
  seen: z.string(),
  compared: period.extend({ seen: z.string() }).nullable(),
  leak: leak.nullable(),
  /** Contacts of the customer while the opportunity stood in the leaky stage; null without interactions. */
  contacts: z.object({ wentOn: contactsOf, lost: contactsOf }).nullable(),
  /** What may help, first what the data speak for. */
  fixes: z.array(
    z.object({
      what: z.enum(["contact", "recommend", "service"]),
      title: pair,
      why: pair,
    }),
  ),
  causes: z.array(z.object({ cause: z.string(), lost: z.number() })),
  /** The stage that open opportunities say they are in. */
  standing: z.array(
    z.object({ stage: z.string(), opportunities: z.number(), customers: z.number(), amount: z.number() }),
  ),
  slices: z.array(
    z.object({
      value: z.string(),
      label: pair,
      reached: z.number(),
      won: z.number(),
      lost: z.number(),
      open: z.number(),
      winShare: figure,
      interval: interval.nullable(),
      medianDays: figure,
      amount: z.number(),
    }),
  ),
  /** Whether any change of stage was ever recorded, and opportunities without a first contact: in no period. */
  hasHistory: z.boolean(),
  undated: z.number(),
  benchmark: z.object({ value: z.number(), source: z.string() }).nullable(),
  asOf: z.string(),
  factsVersion: z.string(),
  fromCache: z.boolean(),
});
export type Funnel = z.output<typeof funnelOutput>;
export type FunnelStep = Funnel["steps"][number];

export const listFunnelCustomersInput = z.object({
  ...funnelQuestion,
  step: z.int().min(0).max(40),
  /** All that got here, those that went on, those lost here, those that still stand here. */
  which: z.enum(["reached", "wentOn", "lost", "open"]).default("reached"),
  definition: definitionAsked.default({}),
  ...page,
});

// ── touches before the deal ─────────────────────────────────────────────────────────────────────────────────────

/** What first and next brought someone near: an interaction within a campaign is the campaign's. */
const touches = ["referral", "campaign", "interaction", "opportunity"] as const;
const touch = z.enum(touches);
export type Touch = z.output<typeof touch>;
const path = z.array(touch).min(1).max(3);

export const writePath = (path: readonly Touch[]): string => path.join(">");
export const readPath = (text: string): Touch[] =>
  text.split(">").flatMap((word) => touches.find((known) => known === word) ?? []);

export const contactPathsInput = z.object({
  /** Customers whose first touch of any kind lies in it. */
  period,
  definition: definitionAsked.default({}),
});
export const contactPathsOutput = z.object({
  /** Whose first touch lies in the period, and who had neither bought nor won before it. */
  customers: z.number(),
  /** Of them, with a first order or a won deal by the day that is seen. */
  won: z.number(),
  /** Touched first in the period, but customers before that: in no path. */
  known: z.number(),
  seen: z.string(),
  paths: z.array(
    z.object({
      /** In order, the same in a row once, the first three, up to the success. */
      touches: path,
      customers: z.number(),
      share: z.number(),
      won: z.number(),
      /** Of them, with the first touch and the success on one day: often only noted because he bought. */
      sameDay: z.number(),
      /** won / customers, with its Wilson interval. */
      conversion: z.number(),
      interval,
      /** From the first touch to the success, for those who had one. */
      medianDays: figure,
    }),
  ),
  asOf: z.string(),
  factsVersion: z.string(),
  fromCache: z.boolean(),
});
export type ContactPaths = z.output<typeof contactPathsOutput>;

export const listPathCustomersInput = z.object({
  ...contactPathsInput.shape,
  touches: path,
  which: z.enum(["all", "won", "notYet"]).default("all"),
  ...page,
});
