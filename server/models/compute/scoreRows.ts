import {
  deltaIntervals,
  discountedPurchasesAll,
  type Fit,
  normalQuantile,
  YEAR_DAYS,
} from "@perennial/stats";
import { modelByTitle } from "./modelByTitle.ts";

/** Distinct histories and what is asked of them; plain data, so that it may be sent to another process. */
export interface RowsJob {
  fit: Pick<Fit<object>, "model" | "params" | "linear" | "covarianceLog"> & { names: readonly string[] };
  x: Float64Array;
  tx: Float64Array;
  T: Float64Array;
  unitDays: number;
  chanceDays: number;
  yearlyDiscount: number;
}

export interface ScoredRows {
  pAlive: Float64Array;
  /** Expected purchases within 30, 90, 180 and 365 days. */
  in30: Float64Array;
  in90: Float64Array;
  in180: Float64Array;
  in365: Float64Array;
  /** Chance of a purchase within `chanceDays`, as the model says it. */
  chance: Float64Array;
  /** Purchases of 365 days, discounted, and the variance of their logarithm; null without an information matrix. */
  discounted: Float64Array;
  logVariance: Float64Array | null;
}

const level = 0.95;
const horizonDays = [30, 90, 180, 365];

/** Everything that depends on a purchase history alone. */
export function scoreRows(job: RowsJob): ScoredRows {
  const { x, tx, T, unitDays } = job;
  const columns = { x, tx, T };
  const { params } = job.fit;
  const model = modelByTitle(job.fit.model);
  const options = { months: (365 / YEAR_DAYS) * 12, yearlyDiscount: job.yearlyDiscount, unitDays };
  const predict = (moved: object) => discountedPurchasesAll(model, moved, columns, options);
  const discounted = predict(params);
  const expected = model.expectedTransactionsAt(
    params,
    columns,
    horizonDays.map((days) => days / unitDays),
  );
  const within = (at: number) => x.map((_, i) => expected[i * horizonDays.length + at]!);
  return {
    pAlive: model.pAliveAll(params, columns),
    in30: within(0),
    in90: within(1),
    in180: within(2),
    in365: within(3),
    chance: model.nextPurchaseWithinAll(params, columns, job.chanceDays / unitDays),
    discounted,
    logVariance: job.fit.covarianceLog
      ? logVariance(job.fit as Fit<object>, (moved) => (moved === params ? discounted : predict(moved)))
      : null,
  };
}

/** Of parameters known only so well, by the delta method. A prediction at the edge of its range is certain: 0. */
export function logVariance<P extends object>(
  fit: Fit<P>,
  predict: (params: P) => Float64Array,
): Float64Array {
  const z = normalQuantile(0.5 + level / 2);
  const { low, high } = deltaIntervals(fit, predict, { level });
  return low.map((end, i) => (end > 0 && high[i]! > end ? (Math.log(high[i]! / end) / (2 * z)) ** 2 : 0));
}
