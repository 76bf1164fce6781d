import { integrate } from "../optimise/gaussLegendre.ts";
import { requireProbability } from "../special/require.ts";
import { aliveTimes } from "./batch.ts";
import { type Fit, type FitOptions, fitProblem, type Ridge } from "./fit.ts";
import { rateRidge } from "./fitBetaGeometric.ts";
import { type Columns, type History, requireHistory } from "./history.ts";
import { type MergedRows, meanOf, mergeRows, partOfRows } from "./mergeRows.ts";
import { aliveFromLogOdds, type CustomerModel, requireHorizon, requireParams } from "./model.ts";
import {
  discountedPurchases,
  expectedPurchases,
  purchaseProbability,
  purchaseWithin,
} from "./paretoFuture.ts";
import {
  type ParetoNbdParams,
  paretoLogLikelihood,
  paretoLogOddsGone,
  paretoNbdObjective,
} from "./paretoNbdLikelihood.ts";

export const dropoutRidge: Ridge = {
  names: ["s", "beta"],
  reason: {
    code: "dropout_not_identified",
    en: "Dropout is not identified: s and beta run off together. The mean dropout rate s / beta and the expected totals can still be used; P(alive) of single customers cannot be told apart.",
    zh: "流失无法识别：s 与 beta 一同走向极端。平均流失率 s / beta 与总量预测仍可用，单个客户的存活概率不可用于区分客户。",
  },
};

/**
 * Fits Pareto/NBD by maximum likelihood (Schmittlein, Morrison & Colombo 1987; likelihood as in Fader & Hardie 2005,
 * note 9) with exact Hessian. See `Fit`.
 */
export function fitParetoNbd(
  columns: Columns | MergedRows,
  options: FitOptions<ParetoNbdParams> = {},
): Fit<ParetoNbdParams> {
  const rows = "groupStart" in columns ? columns : mergeRows(columns);
  const part = partOfRows(rows);
  const mean = meanOf(rows);
  const scale = Math.max(mean.T, 1e-300);
  const rate = Math.max(mean.x, 0.02) / scale;
  return fitProblem({
    model: "Pareto/NBD",
    parameters: [
      { name: "r", scale: 1 },
      { name: "alpha", scale },
      { name: "s", scale: 1 },
      { name: "beta", scale },
    ],
    starts: [
      { r: 0.6, alpha: 0.4 / rate, s: 0.6, beta: 0.4 * scale },
      { r: 1.5, alpha: 1.2 / rate, s: 1.2, beta: 2 * scale },
      { r: 0.3, alpha: 0.15 / rate, s: 0.3, beta: 0.1 * scale },
    ],
    objective: paretoNbdObjective(rows),
    coarse: part && paretoNbdObjective(part),
    customers: rows.customers,
    distinctRows: rows.x.length,
    ridges: [dropoutRidge, rateRidge],
    options,
  });
}

/** The parameters of an alive customer's future, given the history. */
const posterior = (p: ParetoNbdParams, h: { x: number; T: number }): ParetoNbdParams => ({
  r: p.r + h.x,
  alpha: p.alpha + h.T,
  s: p.s,
  beta: p.beta + h.T,
});

const alive = (p: ParetoNbdParams, h: History) => aliveFromLogOdds(paretoLogOddsGone(p, h.x, h.tx, h.T));

function checked(params: ParetoNbdParams, h: History): void {
  requireParams(params);
  requireHistory(h.x, h.tx, h.T);
}

/** Pure functions of Pareto/NBD; see `CustomerModel` for shapes and units. */
export const paretoNbd: CustomerModel<ParetoNbdParams> = {
  logLikelihood(params, h) {
    checked(params, h);
    return paretoLogLikelihood(params, h.x, h.tx, h.T);
  },
  pAlive(params, h) {
    checked(params, h);
    return alive(params, h);
  },
  pAliveIfSilent(params, h, ahead) {
    checked(params, h);
    return Float64Array.from(ahead, (later) => {
      requireHorizon("ahead", later);
      return alive(params, { ...h, T: h.T + later });
    });
  },
  expectedTransactions(params, h, horizon) {
    checked(params, h);
    requireHorizon("horizon", horizon);
    return alive(params, h) * expectedPurchases(posterior(params, h), horizon);
  },
  countProbability(params, h, horizon, n) {
    checked(params, h);
    requireHorizon("horizon", horizon);
    const p = alive(params, h);
    return p * purchaseProbability(posterior(params, h), horizon, n) + (n === 0 ? 1 - p : 0);
  },
  discountedTransactions(params, h, discount, horizon = Number.POSITIVE_INFINITY) {
    checked(params, h);
    requireHorizon("discount", discount);
    return alive(params, h) * discountedPurchases(posterior(params, h), discount, horizon);
  },
  nextPurchaseWithin(params, h, horizon) {
    checked(params, h);
    requireHorizon("horizon", horizon);
    return alive(params, h) * purchaseWithin(posterior(params, h), horizon);
  },
  nextPurchaseQuantile(params, h, p) {
    checked(params, h);
    requireProbability("p", p);
    if (p === 0) return 0;
    const future = posterior(params, h);
    const target = p / alive(params, h);
    if (target >= purchaseWithin(future, Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
    let low = 0;
    let high = future.alpha;
    while (purchaseWithin(future, high) < target) [low, high] = [high, high * 4];
    for (let count = 0; count < 100 && high - low > 1e-13 * high; count++) {
      const middle = 0.5 * (low + high);
      if (purchaseWithin(future, middle) < target) low = middle;
      else high = middle;
    }
    return high;
  },
  nextPurchaseMean(params, h) {
    checked(params, h);
    return meanTimeToPurchase(posterior(params, h));
  },
  expectedTransactionsNew(params, t) {
    requireParams(params);
    requireHorizon("t", t);
    return expectedPurchases(params, t);
  },
  countProbabilityNew(params, t, n) {
    requireParams(params);
    requireHorizon("t", t);
    return purchaseProbability(params, t, n);
  },
  discountedTransactionsNew(params, discount, horizon = Number.POSITIVE_INFINITY) {
    requireParams(params);
    requireHorizon("discount", discount);
    return discountedPurchases(params, discount, horizon);
  },
  pAliveAll(params, columns) {
    return aliveTimes(columns, 1, aliveOf(params), (_x, _T, out) => {
      out[0] = 1;
    });
  },
  expectedTransactionsAll(params, columns, horizon) {
    return paretoNbd.expectedTransactionsAt(params, columns, [horizon]);
  },
  expectedTransactionsAt(params, columns, horizons) {
    return aliveTimes(columns, horizons.length, aliveOf(params), (x, T, out) => {
      const future = posterior(params, { x, T });
      for (let j = 0; j < out.length; j++) {
        requireHorizon("horizon", horizons[j]!);
        out[j] = expectedPurchases(future, horizons[j]!);
      }
    });
  },
  expectedCombinationAll(params, columns, horizons, weights) {
    return aliveTimes(columns, 1, aliveOf(params), (x, T, out) => {
      const future = posterior(params, { x, T });
      out[0] = 0;
      for (let j = 0; j < horizons.length; j++) {
        requireHorizon("horizon", horizons[j]!);
        out[0] = out[0]! + weights[j]! * expectedPurchases(future, horizons[j]!);
      }
    });
  },
  nextPurchaseWithinAll(params, columns, horizon) {
    requireHorizon("horizon", horizon);
    return aliveTimes(columns, 1, aliveOf(params), (x, T, out) => {
      out[0] = purchaseWithin(posterior(params, { x, T }), horizon);
    });
  },
  discountedTransactionsAll(params, columns, discount, horizon = Number.POSITIVE_INFINITY) {
    requireHorizon("discount", discount);
    return aliveTimes(columns, 1, aliveOf(params), (x, T, out) => {
      out[0] = discountedPurchases(posterior(params, { x, T }), discount, horizon);
    });
  },
};

function aliveOf(params: ParetoNbdParams): (x: number, tx: number, T: number) => number {
  requireParams(params);
  return (x, tx, T) => aliveFromLogOdds(paretoLogOddsGone(params, x, tx, T));
}

/** E[time of the next purchase | it comes before death]; the density falls as u^(-r-s-1), so r + s > 1 is needed. */
function meanTimeToPurchase({ r, alpha, s, beta }: ParetoNbdParams): number {
  if (r + s <= 1) return Number.POSITIVE_INFINITY;
  const c = Math.min(alpha, beta);
  const end = 45 / (r + s - 1) + 10 + Math.log(Math.max(alpha, beta) / c);
  const moment = integrate(
    (y) => {
      const u = c * Math.expm1(y);
      return (
        u * ((c + u) / (alpha + u)) * r * Math.exp(-r * Math.log1p(u / alpha) - s * Math.log1p(u / beta))
      );
    },
    0,
    Math.min(end, 700),
  );
  return moment / purchaseWithin({ r, alpha, s, beta }, Number.POSITIVE_INFINITY);
}
