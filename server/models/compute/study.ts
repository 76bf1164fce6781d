import {
  type CandidateName,
  compare,
  countInterval,
  fitGammaGamma,
  gammaGamma,
  type PurchaseLog,
} from "@perennial/stats";
import type { StudyReport } from "../schema.ts";
import { aheadOf } from "./aheadOf.ts";
import { modelByTitle } from "./modelByTitle.ts";

export interface StudyInput {
  /** One row per customer and day; `time` in days since 1970, `amount` in the company's currency. */
  log: { customer: Uint32Array; time: Uint16Array; amount: Float64Array };
  calibrationEnd: number;
  holdoutEnd: number;
  models?: CandidateName[];
}

/** What each customer of the hold-out was expected to do and did, in columns. */
export interface StudyRows {
  customer: Uint32Array;
  predicted: Float32Array;
  actual: Float32Array;
  predictedSpend: Float32Array;
  actualSpend: Float32Array;
}

/** Of so many customers it is counted whether what they did lies in the interval that was said. */
const intervalSample = 1500;
const intervalLevel = 0.8;
const unitDays = 7;

/** "Had you used this then": every candidate fitted on what was known, against what came; and the choice, in words. */
export function study(input: StudyInput): { report: StudyReport; rows: StudyRows } {
  const { calibrationEnd, holdoutEnd } = input;
  const found = compare(input.log as PurchaseLog, {
    calibrationEnd,
    holdoutEnd,
    unitDays,
    ...(input.models ? { models: input.models } : {}),
  });
  const { calibration, actual, actualSpend, horizon } = found.split;
  const best = found.chosen ?? found.candidates.reduce((a, b) => (b.rmse < a.rmse ? b : a));
  const predicted = best.fitted.expected(calibration, horizon);
  const spend = expectedSpend(calibration);
  const predictedSpend = predicted.map((count, i) => count * spend[i]!);
  const report: StudyReport = {
    run: 0,
    chosen: found.chosen?.model ?? null,
    shown: best.model,
    reason: found.reason,
    calibrationEnd,
    holdoutEnd,
    customers: actual.length,
    candidates: found.candidates.map((candidate) => ({
      model: candidate.model,
      mae: candidate.mae,
      rmse: candidate.rmse,
      bias: candidate.bias,
      correlation: candidate.correlation,
      gini: candidate.gini,
      logScore: candidate.logScore,
      logLikelihood: candidate.logLikelihood,
      bic: candidate.bic,
      converged: candidate.fitted.fit.converged,
      params: candidate.fitted.fit.params as Record<string, number>,
    })),
    total: { predicted: sum(predicted), actual: sum(actual) },
    money: { predicted: sum(predictedSpend), actual: sum(actualSpend) },
    groups: best.groups,
    deciles: deciles(predicted, actual, predictedSpend, actualSpend),
    tracking: {
      calibrationUnits: best.tracking.calibrationUnits,
      actual: [...best.tracking.actualIncremental],
      expected: [...best.tracking.expectedIncremental],
      ahead: aheadOf(best.model, best.fitted.fit, found.split, calibrationEnd),
    },
    intervals: intervalHits(best.model, best.fitted.fit.params, calibration, actual, horizon),
  };
  const narrow = (values: Float64Array) => Float32Array.from(values);
  return {
    report,
    rows: {
      customer: Uint32Array.from(calibration.customer as number[]),
      predicted: narrow(predicted),
      actual: narrow(actual),
      predictedSpend: narrow(predictedSpend),
      actualSpend: narrow(actualSpend),
    },
  };
}

/** Expected amount of a purchase day; the mean amount where too few come back to fit its spread. */
function expectedSpend(calibration: { x: Float64Array; meanSpend: Float64Array }): Float64Array {
  let repeaters = 0;
  for (let i = 0; i < calibration.x.length; i++)
    if (calibration.x[i]! > 0 && calibration.meanSpend[i]! > 0) repeaters++;
  if (repeaters < 30) return new Float64Array(calibration.x.length);
  const meanSpend = calibration.meanSpend.map((value) => Math.max(0, value));
  return gammaGamma.expectedSpendAll(fitGammaGamma({ ...calibration, meanSpend }).params, {
    ...calibration,
    meanSpend,
  });
}

/** Ten groups of equal size by what was expected, the most promising first. */
function deciles(
  predicted: Float64Array,
  actual: Float64Array,
  predictedSpend: Float64Array,
  actualSpend: Float64Array,
): StudyReport["deciles"] {
  const order = Uint32Array.from(predicted.keys()).sort((i, j) => predicted[j]! - predicted[i]! || i - j);
  return Array.from({ length: 10 }, (_, d) => {
    const part = order.subarray(
      Math.floor((order.length * d) / 10),
      Math.floor((order.length * (d + 1)) / 10),
    );
    const total = (values: Float64Array) => part.reduce((all, i) => all + values[i]!, 0);
    return {
      customers: part.length,
      predicted: total(predicted),
      actual: total(actual),
      predictedSpend: total(predictedSpend),
      actualSpend: total(actualSpend),
    };
  });
}

function intervalHits(
  title: string,
  params: object,
  calibration: { x: Float64Array; tx: Float64Array; T: Float64Array },
  actual: Float64Array,
  horizon: number,
): StudyReport["intervals"] {
  const model = modelByTitle(title);
  const n = actual.length;
  const step = Math.max(1, Math.floor(n / intervalSample));
  let [hits, asked] = [0, 0];
  for (let i = 0; i < n; i += step) {
    const history = { x: calibration.x[i]!, tx: calibration.tx[i]!, T: calibration.T[i]! };
    const { low, high } = countInterval(model, { params } as never, history, horizon, {
      level: intervalLevel,
    });
    asked++;
    if (actual[i]! >= low && actual[i]! <= high) hits++;
  }
  return { level: intervalLevel, hits, customers: asked };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
