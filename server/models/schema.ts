import { z } from "zod";

const sentence = z.object({ code: z.string(), zh: z.string(), en: z.string() });
export type Sentence = z.output<typeof sentence>;
const numbers = z.record(z.string(), z.number());

const candidate = z.object({
  model: z.string(),
  /** Purchases per customer. */
  mae: z.number(),
  rmse: z.number(),
  /** Predicted total over actual total, less 1. */
  bias: z.number().nullable(),
  correlation: z.number().nullable(),
  gini: z.number().nullable(),
  logScore: z.number(),
  logLikelihood: z.number(),
  bic: z.number(),
  converged: z.boolean(),
  params: numbers,
});

/** What would have been said when the hold-out began, against what came. Days are counted from 1970. */
export const studyReport = z.object({
  /** The run under which the customers of the hold-out are kept. */
  run: z.number().default(0),
  chosen: z.string().nullable(),
  /** The model whose forecast is shown: the chosen one, or the best where data were too few to choose. */
  shown: z.string(),
  reason: sentence,
  calibrationEnd: z.number(),
  holdoutEnd: z.number(),
  customers: z.number(),
  candidates: z.array(candidate),
  total: z.object({ predicted: z.number(), actual: z.number() }),
  money: z.object({ predicted: z.number(), actual: z.number() }),
  groups: z.array(
    z.object({
      from: z.number(),
      to: z.number().nullable(),
      customers: z.number(),
      predicted: z.number(),
      actual: z.number(),
    }),
  ),
  deciles: z.array(
    z.object({
      customers: z.number(),
      predicted: z.number(),
      actual: z.number(),
      predictedSpend: z.number(),
      actualSpend: z.number(),
    }),
  ),
  /** Repeat purchases week by week; the first `calibrationUnits` were known. */
  tracking: z.object({
    calibrationUnits: z.number(),
    actual: z.array(z.number()),
    expected: z.array(z.number()),
    /** Added up since the day the forecast began, from what was known of each customer; null for runs before it was kept. */
    ahead: z
      .object({
        level: z.number(),
        /** Days since that day. */
        days: z.array(z.number()),
        actual: z.array(z.number()),
        expected: z.array(z.number()),
        /** Ends between which the total falls with that chance, if the model is right. */
        low: z.array(z.number()),
        high: z.array(z.number()),
      })
      .nullable()
      .default(null),
  }),
  intervals: z.object({ level: z.number(), hits: z.number(), customers: z.number() }),
});
export type StudyReport = z.output<typeof studyReport>;

const reliabilityShape = z.object({
  bins: z.array(z.object({ said: z.number(), came: z.number(), count: z.number() })),
  brier: z.number(),
  brierOfBaseRate: z.number(),
  calibrationError: z.number(),
});

/** Chances of a purchase within some days, as the model says them and as they are corrected. */
const chanceReport = z.object({ days: z.number(), raw: reliabilityShape, corrected: reliabilityShape });
export type ChanceReport = z.output<typeof chanceReport>;

export const fitReport = z.object({
  model: z.string(),
  params: numbers,
  logLikelihood: z.number(),
  customers: z.number(),
  converged: z.boolean(),
  beware: sentence.nullable(),
  standardErrors: numbers.nullable(),
  spend: z
    .object({
      params: numbers,
      logLikelihood: z.number(),
      customers: z.number(),
      /** Between how often and how much: the spend model takes it for 0. */
      correlation: z.number().nullable(),
    })
    .nullable(),
  chances: chanceReport.nullable(),
  marginShare: z.number().nullable(),
  yearlyDiscount: z.number(),
  /** Purchase days that the run knew, and those that it expected of everyone within 30 days: what drift is measured by. */
  purchaseDays: z.number().default(0),
  expected30: z.number().default(0),
  /** What the interval of a sum of forecasts is made from (`compute/totalSpread.ts`); null where it cannot be told. */
  totalSpread: z.object({ own: z.number(), relative: z.number() }).nullable().default(null),
});
export type FitReport = z.output<typeof fitReport>;

export const runShape = z.object({
  id: z.number(),
  asOf: z.string(),
  state: z.enum(["running", "whole", "thin", "failed", "dropped"]),
  model: z.string().nullable(),
  customers: z.number().nullable(),
  rowsKept: z.boolean(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  codeVersion: z.string(),
  /** The business time zone that the days of its facts were in. */
  zone: z.string(),
  timings: numbers,
  missing: sentence.nullable(),
  because: sentence.nullable(),
});

const score = z.object({
  pAlive: z.number(),
  /** Chance of a purchase within 30 days. */
  buys30: z.number(),
  purchases90: z.number(),
  /** Null in runs made before it was kept. */
  purchases180: z.number().nullable(),
  purchases365: z.number(),
  orderValue: z.number().nullable(),
  /** Expected purchases x expected order, not discounted as the value of 12 months is. */
  spend90: z.number().nullable(),
  spend180: z.number().nullable(),
  spend365: z.number().nullable(),
  clv365: z.number().nullable(),
  /** 95 % interval of the sum, which is narrower than the sum of the customers' own. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  profit365: z.number().nullable(),
  /** Days silent over the own median gap. */
  lateness: z.number().nullable(),
  dueIn: z.number().nullable(),
});

const curvePoint = z.object({ day: z.string(), p: z.number() });

/** What is expected of one customer. `run` is null where nothing has been worked out; `score` where he came later. */
export const customerForecastOutput = z.object({
  run: z.object({ id: z.number(), asOf: z.string(), model: z.string() }).nullable(),
  score: score.nullable(),
  /** P(still a customer), week by week as it looked then, and if nothing is bought from now on. */
  curve: z.array(curvePoint),
  ahead: z.array(curvePoint),
  purchases: z.array(z.string()),
  /** The question behind the score, as analysts read it. */
  sql: z.string(),
  /** Purchases of the next 90, 180 and 365 days in 80 of 100 cases. */
  counts: z.array(z.object({ days: z.number(), low: z.number(), high: z.number() })),
  /** The next purchase with 25, 50 and 75 in 100; null where it may never come with that chance. */
  next: z
    .object({ early: z.string().nullable(), middle: z.string().nullable(), late: z.string().nullable() })
    .nullable(),
});
/** What is known of one customer up to the day of the forecast (or of the facts, where there is none). */
export const customerEvidenceOutput = z.object({
  asOf: z.string(),
  run: z.object({ id: z.number(), asOf: z.string(), model: z.string() }).nullable(),
  purchaseDays: z.number(),
  firstOn: z.string().nullable(),
  lastOn: z.string().nullable(),
  /** From the first purchase to that day. */
  knownDays: z.number().nullable(),
  /** Purchase days that the forecast did not know yet. */
  sinceForecast: z.number(),
  /** What part of the expected frequency and amount is the own record, the rest being everyone's mean; null without a forecast. */
  frequencyOwn: z.number().nullable(),
  amountOwn: z.number().nullable(),
  /** Of the last year's amount, the part whose cost is known; null without purchases. */
  costShare: z.number().nullable(),
  price: z.object({
    /** Of the last year. */
    lines: z.number(),
    comparable: z.number(),
    discounted: z.number(),
    discountShare: z.number().nullable(),
    /** Paid over what others would have paid for as many pieces of the same categories. */
    level: z.number().nullable(),
    categories: z.array(
      z.object({
        ...{ name: z.string(), lines: z.number(), pieces: z.number(), paid: z.number() },
        /** What others pay for a piece. */
        others: z.number(),
      }),
    ),
  }),
  /** What winning the customer cost, as his file says, and the value of 12 months over it. */
  winning: z.object({
    cost: z.number().nullable(),
    worth: z.number().nullable(),
    ratio: z.number().nullable(),
  }),
  sql: z.string(),
});
export type CustomerEvidence = z.output<typeof customerEvidenceOutput>;

/** What was said of one customer on earlier days, newest first, and what came of it. */
export const pastForecastsOutput = z.object({
  /** The last day whose purchases are known. */
  knownTo: z.string(),
  forecasts: z.array(
    z.object({
      asOf: z.string(),
      pAlive: z.number(),
      purchases90: z.number(),
      /** By the own rhythm; null below three days of purchase. */
      dueOn: z.string().nullable(),
      /** Days of purchase in the 90 days after, or in as many of them as are known. */
      came: z.number(),
      amount: z.number(),
      /** Whether all of the 90 days are known. */
      over: z.boolean(),
      /** The next purchase after the forecast, whenever it came; null while there is none. */
      nextOn: z.string().nullable(),
    }),
  ),
});
export type PastForecasts = z.output<typeof pastForecastsOutput>;
export type CustomerForecast = z.output<typeof customerForecastOutput>;

/** What people are ranked by: worth, worth that is about to go, worth if won back, readiness to buy, money lost by their silence. */
const rankings = ["clv", "atRisk", "winBack", "intent", "late"] as const;

export const forecastFilter = z.object({
  by: z.enum(rankings).default("clv"),
  /** What was said last by this day; what is said now, unless told. */
  asOf: z.iso.date().optional(),
  aliveFrom: z.number().min(0).max(1).optional(),
  aliveBelow: z.number().min(0).max(1).optional(),
  /** Least chance of a purchase within 30 days. */
  intentFrom: z.number().min(0).max(1).optional(),
  /** Least expected value of 12 months. */
  valueFrom: z.number().optional(),
  /** Least days silent over the own median gap. */
  lateFrom: z.number().optional(),
});
export type ForecastFilter = z.output<typeof forecastFilter>;

export const listForecastInput = forecastFilter.extend({
  limit: z.number().int().min(1).max(200).default(50),
  offset: z.number().int().min(0).default(0),
});

const forecastPerson = score.extend({
  customerId: z.number(),
  publicId: z.string().nullable(),
  name: z.string().nullable(),
  number: z.string().nullable(),
  maskedName: z.boolean(),
  owner: z.string().nullable(),
  /** The last purchase that is known today, which may be after the forecast. */
  lastOn: z.string().nullable(),
});
export type ForecastPerson = z.output<typeof forecastPerson>;

export const listForecastOutput = z.object({
  run: z.object({ id: z.number(), asOf: z.string(), model: z.string() }),
  total: z.number(),
  people: z.array(forecastPerson),
});

const totals = z.object({
  run: z.object({ id: z.number(), asOf: z.string(), model: z.string(), finishedAt: z.string() }),
  customers: z.number(),
  clv: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  profit: z.number().nullable(),
  /** Of what is expected, the part of those who are more likely gone than not. */
  expectedOrders90: z.number(),
  alive: z.number(),
  /** Ready to buy: more likely than not to buy within 30 days. */
  highIntent: z.number(),
  intentFrom: z.number(),
  atRisk: z.object({ customers: z.number(), clv: z.number().nullable() }),
  /** The three definitions side by side, per customer. */
  perCustomer: z.object({ forecast: z.number().nullable(), profit: z.number().nullable() }),
  distribution: z.array(
    z.object({ from: z.number(), to: z.number().nullable(), customers: z.number(), clv: z.number() }),
  ),
  /** The question behind the sums, as analysts read it. */
  sql: z.string(),
});
export type ForecastTotals = z.output<typeof totals>;
/** Null where nothing has been worked out yet. */
export const forecastTotalsOutput = z.object({ totals: totals.nullable() });

/** Who the forecast got most wrong in its study, either way. */
export const missedOutput = z.object({
  total: z.number(),
  people: z.array(
    z.object({
      customerId: z.number(),
      publicId: z.string().nullable(),
      name: z.string().nullable(),
      number: z.string().nullable(),
      maskedName: z.boolean(),
      predicted: z.number(),
      actual: z.number(),
      predictedSpend: z.number(),
      actualSpend: z.number(),
    }),
  ),
});

/** The study's forecast against what came, by something that is known of the customers. */
export const trustByOutput = z.object({
  groups: z.array(
    z.object({
      value: z.string(),
      label: z.object({ zh: z.string(), en: z.string() }),
      /** Of a segment: its members when the forecast was made; today's where nobody knows who they were then. */
      members: z.enum(["then", "today"]).nullable(),
      customers: z.number(),
      predicted: z.number(),
      actual: z.number(),
      predictedSpend: z.number(),
      actualSpend: z.number(),
    }),
  ),
});

/** What of the last year's data the forecasts could not use; null where nothing has been worked out yet. */
export const forecastLimitsOutput = z.object({
  limits: z
    .object({
      asOf: z.string(),
      customers: z.number(),
      orders: z.number(),
      ordersOfNobody: z.number(),
      money: z.number(),
      moneyOfNobody: z.number(),
      /** Of lines whose cost is known. */
      moneyWithCost: z.number(),
      /** Pairs that wait to be looked at; null for those who see some customers only. */
      duplicates: z.number().nullable(),
    })
    .nullable(),
});
