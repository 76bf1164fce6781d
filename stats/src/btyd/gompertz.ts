import { integrate } from "../optimise/gaussLegendre.ts";
import { logPochhammer } from "../special/logBeta.ts";
import { logGamma } from "../special/logGamma.ts";
import { requireProbability } from "../special/require.ts";
import { aliveTimes } from "./batch.ts";
import { type Fit, type FitOptions, fitProblem, type Ridge } from "./fit.ts";
import { rateRidge } from "./fitBetaGeometric.ts";
import {
  type GompertzParams,
  gompertzLogLikelihood,
  gompertzLogOddsGone,
  gompertzObjective,
  logBase,
} from "./gompertzLikelihood.ts";
import { type Columns, type History, requireHistory } from "./history.ts";
import { type MergedRows, meanOf, mergeRows } from "./mergeRows.ts";
import { aliveFromLogOdds, type CustomerModel, requireHorizon, requireParams } from "./model.ts";

export type { GompertzParams } from "./gompertzLikelihood.ts";

export const gompertzRidge: Ridge = {
  names: ["b", "beta"],
  reason: {
    code: "gompertz_is_pareto",
    en: "The growth of the dropout hazard is not identified: b and beta run off together, and the model becomes Pareto/NBD with beta / b for its beta. P(alive) and expected transactions can be used as they stand.",
    zh: "流失风险的增长无法识别：b 与 beta 一同走向极端，模型退化为 Pareto/NBD（其 beta 等于 beta / b）。存活概率与预期购买次数仍可使用。",
  },
};

const ridges: Ridge[] = [
  gompertzRidge,
  {
    names: ["s", "beta"],
    reason: {
      code: "dropout_not_identified",
      en: "Dropout is not identified: s and beta run off together. Expected totals can still be used; P(alive) of single customers cannot be told apart.",
      zh: "流失无法识别：s 与 beta 一同走向极端。总量预测仍可用，单个客户的存活概率不可用于区分客户。",
    },
  },
  rateRidge,
];

/** Fits G/G/NBD by maximum likelihood (Bemmaor & Glady 2012). */
export function fitGompertz(
  columns: Columns | MergedRows,
  options: FitOptions<GompertzParams> = {},
): Fit<GompertzParams> {
  const rows = "groupStart" in columns ? columns : mergeRows(columns);
  const mean = meanOf(rows);
  const scale = Math.max(mean.T, 1e-300);
  const rate = Math.max(mean.x, 0.02) / scale;
  return fitProblem({
    model: "G/G/NBD",
    parameters: [
      { name: "r", scale: 1 },
      { name: "alpha", scale },
      { name: "b", scale: 1 / scale },
      { name: "s", scale: 1 },
      { name: "beta", scale: 1 },
    ],
    starts: [
      { r: 0.6, alpha: 0.4 / rate, b: 1 / scale, s: 0.6, beta: 0.5 },
      { r: 1, alpha: 0.8 / rate, b: 0.05 / scale, s: 0.6, beta: 0.02 },
    ],
    objective: gompertzObjective(rows),
    customers: rows.customers,
    distinctRows: rows.x.length,
    ridges,
    options: { maxEvaluations: 80, ...options },
  });
}

/** An alive customer's future is a new customer's with these parameters. */
function posterior(p: GompertzParams, h: { x: number; T: number }): GompertzParams {
  const beta = Math.exp(logBase(p.beta, p.b, h.T) - p.b * h.T);
  return { r: p.r + h.x, alpha: p.alpha + h.T, b: p.b, s: p.s, beta };
}

/** ln P(alive u from now). */
const logSurvival = (p: GompertzParams, u: number) => -p.s * (logBase(p.beta, p.b, u) - Math.log(p.beta));

/** Time by which the chance to be alive is below e^-45, or the horizon if sooner. */
function lifespan(p: GompertzParams, horizon: number): number {
  const gone = p.beta * Math.expm1(Math.min(700, 45 / p.s));
  return Math.min(horizon, Math.log1p(gone) / p.b);
}

/** ∫ f(u) du over [0, end] in ln(1 + u / c), c the shortest time scale of the future. */
function overLife(p: GompertzParams, end: number, f: (u: number) => number): number {
  const c = Math.min(p.alpha, 1 / p.b, p.beta / p.b);
  return integrate((y) => f(c * Math.expm1(y)) * c * Math.exp(y), 0, Math.log1p(end / c));
}

const purchases = (p: GompertzParams, horizon: number, discount = 0) => {
  const end = Math.min(lifespan(p, horizon), discount > 0 ? 45 / discount : Number.POSITIVE_INFINITY);
  return (p.r / p.alpha) * overLife(p, end, (u) => Math.exp(logSurvival(p, u) - discount * u));
};

function probability(p: GompertzParams, t: number, n: number): number {
  if (!(n >= 0 && Number.isInteger(n))) throw new RangeError(`n must be 0, 1, 2, …, got ${n}`);
  if (t <= 0) return n === 0 ? 1 : 0;
  const constant = logPochhammer(p.r, n) - logGamma(n + 1);
  const logMass = (u: number) =>
    constant - p.r * Math.log1p(u / p.alpha) - (n > 0 ? n * Math.log1p(p.alpha / u) : 0);
  const dying = overLife(p, t, (u) => {
    if (u === 0 && n > 0) return 0;
    const hazard = (p.s * p.b) / (1 + (p.beta - 1) * Math.exp(-p.b * u));
    return Math.exp(logMass(u) + logSurvival(p, u)) * hazard;
  });
  return Math.exp(logMass(t) + logSurvival(p, t)) + dying;
}

const within = (p: GompertzParams, t: number) =>
  overLife(
    p,
    lifespan(p, t),
    (u) => (p.r / (p.alpha + u)) * Math.exp(logSurvival(p, u) - p.r * Math.log1p(u / p.alpha)),
  );

const alive = (p: GompertzParams, h: History) => aliveFromLogOdds(gompertzLogOddsGone(p, h.x, h.tx, h.T));

function check(p: GompertzParams, h: History): void {
  requireParams(p);
  requireHistory(h.x, h.tx, h.T);
}

const aliveOf = (p: GompertzParams) => {
  requireParams(p);
  return (x: number, tx: number, T: number) => alive(p, { x, tx, T });
};

/** Pure functions of G/G/NBD; see `CustomerModel` for shapes and units. Integrals are good to about 1e-11. */
export const gompertz: CustomerModel<GompertzParams> = {
  logLikelihood(p, h) {
    check(p, h);
    return gompertzLogLikelihood(p, h.x, h.tx, h.T);
  },
  pAlive(p, h) {
    check(p, h);
    return alive(p, h);
  },
  pAliveIfSilent(p, h, ahead) {
    check(p, h);
    return Float64Array.from(ahead, (later) => {
      requireHorizon("ahead", later);
      return alive(p, { ...h, T: h.T + later });
    });
  },
  expectedTransactions(p, h, horizon) {
    check(p, h);
    requireHorizon("horizon", horizon);
    return alive(p, h) * purchases(posterior(p, h), horizon);
  },
  countProbability(p, h, horizon, n) {
    check(p, h);
    requireHorizon("horizon", horizon);
    const now = alive(p, h);
    return now * probability(posterior(p, h), horizon, n) + (n === 0 ? 1 - now : 0);
  },
  discountedTransactions(p, h, discount, horizon = Number.POSITIVE_INFINITY) {
    check(p, h);
    requireHorizon("discount", discount);
    return alive(p, h) * purchases(posterior(p, h), horizon, discount);
  },
  nextPurchaseWithin(p, h, horizon) {
    check(p, h);
    requireHorizon("horizon", horizon);
    return alive(p, h) * within(posterior(p, h), horizon);
  },
  nextPurchaseQuantile(p, h, q) {
    check(p, h);
    requireProbability("p", q);
    if (q === 0) return 0;
    const future = posterior(p, h);
    const target = q / alive(p, h);
    if (target >= within(future, Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
    let [low, high] = [0, future.alpha];
    while (within(future, high) < target) [low, high] = [high, high * 2];
    for (let count = 0; count < 60 && high - low > 1e-12 * high; count++) {
      const middle = 0.5 * (low + high);
      if (within(future, middle) < target) low = middle;
      else high = middle;
    }
    return high;
  },
  nextPurchaseMean(p, h) {
    check(p, h);
    const f = posterior(p, h);
    const end = lifespan(f, Number.POSITIVE_INFINITY);
    const moment = overLife(f, end, (u) => {
      return ((u * f.r) / (f.alpha + u)) * Math.exp(logSurvival(f, u) - f.r * Math.log1p(u / f.alpha));
    });
    return moment / within(f, Number.POSITIVE_INFINITY);
  },
  expectedTransactionsNew(p, t) {
    requireParams(p);
    requireHorizon("t", t);
    return purchases(p, t);
  },
  countProbabilityNew(p, t, n) {
    requireParams(p);
    requireHorizon("t", t);
    return probability(p, t, n);
  },
  discountedTransactionsNew(p, discount, horizon = Number.POSITIVE_INFINITY) {
    requireParams(p);
    requireHorizon("discount", discount);
    return purchases(p, horizon, discount);
  },
  pAliveAll(p, columns) {
    return aliveTimes(columns, 1, aliveOf(p), (_x, _T, out) => {
      out[0] = 1;
    });
  },
  expectedTransactionsAll: (p, columns, horizon) => gompertz.expectedTransactionsAt(p, columns, [horizon]),
  expectedTransactionsAt(p, columns, horizons) {
    return aliveTimes(columns, horizons.length, aliveOf(p), (x, T, out) => {
      const f = posterior(p, { x, T });
      for (let j = 0; j < out.length; j++) {
        requireHorizon("horizon", horizons[j]!);
        out[j] = purchases(f, horizons[j]!);
      }
    });
  },
  expectedCombinationAll(p, columns, horizons, weights) {
    return aliveTimes(columns, 1, aliveOf(p), (x, T, out) => {
      const f = posterior(p, { x, T });
      out[0] = 0;
      for (let j = 0; j < horizons.length; j++) {
        requireHorizon("horizon", horizons[j]!);
        out[0] = out[0]! + weights[j]! * purchases(f, horizons[j]!);
      }
    });
  },
  nextPurchaseWithinAll(p, columns, horizon) {
    requireHorizon("horizon", horizon);
    return aliveTimes(columns, 1, aliveOf(p), (x, T, out) => {
      out[0] = within(posterior(p, { x, T }), horizon);
    });
  },
  discountedTransactionsAll(p, columns, discount, horizon = Number.POSITIVE_INFINITY) {
    requireHorizon("discount", discount);
    return aliveTimes(columns, 1, aliveOf(p), (x, T, out) => {
      out[0] = purchases(posterior(p, { x, T }), horizon, discount);
    });
  },
};
