import { z } from "zod";

const sentence = z.object({ code: z.string(), zh: z.string(), en: z.string() });
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
  timings: numbers,
  missing: sentence.nullable(),
});
export type ModelRun = z.output<typeof runShape>;
