import type { Columns, History } from "./history.ts";

/**
 * What every continuous-time model answers, as pure functions of its parameters. Times are in the unit of the data
 * unless said; a customer's "now" is T. Each throws a RangeError that shows the value for impossible arguments.
 */
export interface CustomerModel<P> {
  /** ln of the likelihood of one history. */
  logLikelihood(params: P, history: History): number;
  /** P(the customer is still active at T), in [0, 1]. */
  pAlive(params: P, history: History): number;
  /** P(active at T + each of `ahead`), if nothing more is bought until then. */
  pAliveIfSilent(params: P, history: History, ahead: ArrayLike<number>): Float64Array;
  /** Expected purchases in (T, T + horizon]. */
  expectedTransactions(params: P, history: History, horizon: number): number;
  /** P(exactly n purchases in (T, T + horizon]). */
  countProbability(params: P, history: History, horizon: number, n: number): number;
  /** Expected purchases after T, for ever, each discounted by e^(-discount × time); discount per time unit, > 0. */
  discountedTransactions(params: P, history: History, discount: number, horizon?: number): number;
  /** P(the next purchase falls within (T, T + horizon]). */
  nextPurchaseWithin(params: P, history: History, horizon: number): number;
  /** Time until the next purchase has come with probability p; Infinity where it may never come with that chance. */
  nextPurchaseQuantile(params: P, history: History, p: number): number;
  /** Expected time to the next purchase given that there is one; Infinity where the mean does not exist. */
  nextPurchaseMean(params: P, history: History): number;
  /** Expected repeat purchases of a new customer in (0, t]. */
  expectedTransactionsNew(params: P, t: number): number;
  /** P(a new customer makes exactly n repeat purchases in (0, t]). */
  countProbabilityNew(params: P, t: number, n: number): number;
  /** As `discountedTransactions`, for a new customer at time 0. */
  discountedTransactionsNew(params: P, discount: number, horizon?: number): number;
  /** Columns in, columns out: customers with equal (x, T) share the part that does not depend on tx. */
  pAliveAll(params: P, columns: Columns): Float64Array;
  expectedTransactionsAll(params: P, columns: Columns, horizon: number): Float64Array;
  /** One column per horizon, row-major by customer: purchases expected in (T, T + horizons[j]]. */
  expectedTransactionsAt(params: P, columns: Columns, horizons: ArrayLike<number>): Float64Array;
  /** For every customer the sum over j of weights[j] × purchases expected in (T, T + horizons[j]]; one column out. */
  expectedCombinationAll(
    params: P,
    columns: Columns,
    horizons: ArrayLike<number>,
    weights: ArrayLike<number>,
  ): Float64Array;
  nextPurchaseWithinAll(params: P, columns: Columns, horizon: number): Float64Array;
  discountedTransactionsAll(params: P, columns: Columns, discount: number, horizon?: number): Float64Array;
}

export function requireHorizon(name: string, value: number): void {
  if (!(value >= 0)) throw new RangeError(`${name} must be zero or more, got ${value}`);
}

/** Throws unless every parameter is a positive finite number. */
export function requireParams(params: object): void {
  for (const [name, value] of Object.entries(params)) {
    if (!(typeof value === "number" && value > 0 && value < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`parameter ${name} must be a positive number, got ${value}`);
    }
  }
}

/** P(alive) from the log of the odds of being gone, exact at both ends. */
export function aliveFromLogOdds(u: number): number {
  return u > 0 ? Math.exp(-u) / (1 + Math.exp(-u)) : 1 / (1 + Math.exp(u));
}
