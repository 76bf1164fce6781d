import { checkCount } from "../../check.ts";
import { logHypergeometric } from "../../special/hypergeometric.ts";
import { logBeta } from "../../special/logBeta.ts";
import { requireNonNegative, requireProbability } from "../../special/require.ts";
import { requireParams } from "../model.ts";

/**
 * Beta-geometric/beta-Bernoulli (BG/BB) for purchases on discrete occasions: yearly donations, conference visits.
 *
 * | letter       | meaning                                                                          |
 * | ------------ | -------------------------------------------------------------------------------- |
 * | alpha, beta  | chance to buy on an occasion while alive ~ Beta(alpha, beta) over customers       |
 * | gamma, delta | chance to be lost before an occasion ~ Beta(gamma, delta) over customers          |
 *
 * Source: Fader, Hardie & Shang 2010, Marketing Science 29: 1086–1108. All parameters above 0.
 */
export interface BgBbParams {
  alpha: number;
  beta: number;
  gamma: number;
  delta: number;
}

/** `x` purchases on `n` occasions after the first purchase, the last of them on occasion `tx` (0 when x = 0). */
export interface OccasionHistory {
  x: number;
  tx: number;
  n: number;
}

const MOST_OCCASIONS = 1_000_000;

export function checkOccasions({ x, tx, n }: OccasionHistory): void {
  checkCount("n", n);
  checkCount("x", x);
  checkCount("tx", tx);
  if (n > MOST_OCCASIONS) throw new RangeError(`n must be at most ${MOST_OCCASIONS}, got ${n}`);
  if (tx > n) throw new RangeError(`tx must be at most n = ${n}, got ${tx}`);
  if (x > tx) throw new RangeError(`x must be at most tx = ${tx}, got ${x}`);
  if (x === 0 && tx !== 0) throw new RangeError(`tx must be 0 when x = 0, got ${tx}`);
}

function checkAhead(name: string, occasions: number): void {
  checkCount(name, occasions);
  if (occasions > MOST_OCCASIONS)
    throw new RangeError(`${name} must be at most ${MOST_OCCASIONS}, got ${occasions}`);
}

const logSum = (a: number, b: number): number => {
  const high = Math.max(a, b);
  return high === Number.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(-Math.abs(a - b)));
};

/** ln of P(history and alive on occasion n), and ln of the likelihood: that plus every earlier time to be lost. */
function parts(params: BgBbParams, history: OccasionHistory) {
  const found = logParts(params, history);
  if (!Number.isFinite(found.likelihood) || Number.isNaN(found.alive)) {
    const { alpha, beta, gamma, delta } = params;
    throw new RangeError(
      `the likelihood does not fit a double at alpha ${alpha}, beta ${beta}, gamma ${gamma}, delta ${delta}`,
    );
  }
  return found;
}

function logParts({ alpha, beta, gamma, delta }: BgBbParams, { x, tx, n }: OccasionHistory) {
  const buys = logBeta(alpha, beta);
  const stays = logBeta(gamma, delta);
  const alive = logBeta(alpha + x, beta + n - x) - buys + logBeta(gamma, delta + n) - stays;
  if (tx === n) return { alive, likelihood: alive };
  let term = 1;
  let sum = 1;
  for (let i = tx; i < n - 1; i++) {
    term *= ((beta + i - x) / (alpha + beta + i)) * ((delta + i) / (gamma + delta + 1 + i));
    sum += term;
  }
  const first = logBeta(alpha + x, beta + tx - x) - buys + logBeta(gamma + 1, delta + tx) - stays;
  return { alive, likelihood: logSum(alive, first + Math.log(sum)) };
}

/** ln of the likelihood of one history; equation (5) of the source. */
export function bgBbLogLikelihood(params: BgBbParams, history: OccasionHistory): number {
  requireParams(params);
  checkOccasions(history);
  return parts(params, history).likelihood;
}

/**
 * P(alive on occasion n + ahead); `ahead` = 1 (default) is equation (7) of the source, 0 asks about occasion n itself.
 */
export function bgBbPAlive(params: BgBbParams, history: OccasionHistory, ahead = 1): number {
  requireParams(params);
  checkOccasions(history);
  checkAhead("ahead", ahead);
  const { alive, likelihood } = parts(params, history);
  let survives = 1;
  for (let j = 0; j < ahead; j++) survives *= stay(params, history.n + j);
  return Math.min(1, Math.exp(alive - likelihood) * survives);
}

/** P(not lost before occasion k + 1 | alive on occasion k) averaged over customers alive on k. */
const stay = ({ gamma, delta }: BgBbParams, k: number): number => (delta + k) / (gamma + delta + k);

/** Mean chance to buy of a customer with this history while alive. */
const buyChance = ({ alpha, beta }: BgBbParams, { x, n }: OccasionHistory): number =>
  (alpha + x) / (alpha + beta + n);

/**
 * Expected purchases on the next `occasions` occasions. Equation (10) of the source, summed occasion by occasion: the
 * closed form divides by gamma − 1 and loses its digits near 1.
 */
export function bgBbExpectedTransactions(
  params: BgBbParams,
  history: OccasionHistory,
  occasions: number,
): number {
  requireParams(params);
  checkOccasions(history);
  checkAhead("occasions", occasions);
  const { alive, likelihood } = parts(params, history);
  let survives = 1;
  let sum = 0;
  for (let j = 0; j < occasions; j++) {
    survives *= stay(params, history.n + j);
    sum += survives;
  }
  return Math.exp(alive - likelihood) * buyChance(params, history) * sum;
}

/**
 * Discounted expected residual transactions: Σ over all later occasions of the expected purchases, discounted by
 * (1 + d) per occasion, the next one once. Equation (14) of the source. `d` is a rate per occasion, d ≥ 0; at d = 0 the
 * sum is Infinity unless gamma > 1.
 */
export function bgBbDert(params: BgBbParams, history: OccasionHistory, d: number): number {
  requireParams(params);
  checkOccasions(history);
  requireNonNegative("d", d);
  const { alive, likelihood } = parts(params, history);
  return Math.exp(alive - likelihood) * buyChance(params, history) * discountedStay(params, history.n, d);
}

/** Σ_{j ≥ 1} P(still alive on occasion n + j | alive on n) / (1 + d)^j. */
function discountedStay(params: BgBbParams, n: number, d: number): number {
  const { gamma, delta } = params;
  if (d === 0) return gamma > 1 ? (delta + n) / (gamma - 1) : Number.POSITIVE_INFINITY;
  const series = logHypergeometric(1, delta + n + 1, gamma + delta + n + 1, 1 / (1 + d), d / (1 + d));
  return (stay(params, n) / (1 + d)) * Math.exp(series.log);
}

/** Expected purchases of a new customer on the first n occasions; equation (3) of the source. */
export function bgBbExpectedTransactionsNew(params: BgBbParams, n: number): number {
  return bgBbExpectedTransactions(params, { x: 0, tx: 0, n: 0 }, n);
}

/** As `bgBbDert`, for a new customer. */
export function bgBbDertNew(params: BgBbParams, d: number): number {
  return bgBbDert(params, { x: 0, tx: 0, n: 0 }, d);
}

/** P(exactly `count` purchases on the next `occasions` occasions); equation (9) of the source. */
export function bgBbCountProbability(
  params: BgBbParams,
  history: OccasionHistory,
  occasions: number,
  count: number,
): number {
  requireParams(params);
  checkOccasions(history);
  checkAhead("occasions", occasions);
  checkCount("count", count);
  if (count > occasions) return 0;
  const { alpha, beta, gamma, delta } = params;
  const { x, n } = history;
  const { alive, likelihood } = parts(params, history);
  const here = Math.exp(alive - likelihood);
  // Conditional on being alive on occasion n the customer is a new one with updated parameters.
  const a = alpha + x;
  const b = beta + n - x;
  const logBuys = (bought: number, of: number) =>
    -logBeta(bought + 1, of - bought + 1) -
    Math.log(of + 1) +
    logBeta(a + bought, b + of - bought) -
    logBeta(a, b);
  const stays = logBeta(gamma, delta + n);
  let sum = Math.exp(logBuys(count, occasions) + logBeta(gamma, delta + n + occasions) - stays);
  for (let i = count; i < occasions; i++) {
    sum += Math.exp(logBuys(count, i) + logBeta(gamma + 1, delta + n + i) - stays);
  }
  return (count === 0 ? Math.max(0, 1 - here) : 0) + here * sum;
}

/** P(a new customer buys on exactly x of the first n occasions); equation (2) of the source. */
export function bgBbCountProbabilityNew(params: BgBbParams, n: number, x: number): number {
  return bgBbCountProbability(params, { x: 0, tx: 0, n: 0 }, n, x);
}

/** P(the next purchase comes within the next `occasions` occasions): it may never come. */
export function bgBbNextPurchaseWithin(
  params: BgBbParams,
  history: OccasionHistory,
  occasions: number,
): number {
  requireParams(params);
  checkOccasions(history);
  checkAhead("occasions", occasions);
  const { alive, likelihood } = parts(params, history);
  const a = params.alpha + history.x;
  const b = params.beta + history.n - history.x;
  let term = Math.exp(alive - likelihood);
  let sum = 0;
  for (let j = 0; j < occasions; j++) {
    term *= stay(params, history.n + j);
    sum += (term * a) / (a + b + j);
    term *= (b + j) / (a + b + j);
  }
  return Math.min(1, sum);
}

/** First occasion from now by which the next purchase has come with chance p, or null when it never is that sure. */
export function bgBbNextPurchaseQuantile(
  params: BgBbParams,
  history: OccasionHistory,
  p: number,
): number | null {
  requireProbability("p", p);
  let low = 0;
  let high = 1;
  if (p === 0) return 0;
  while (bgBbNextPurchaseWithin(params, history, high) < p) {
    low = high;
    high *= 2;
    if (high > MOST_OCCASIONS) return null;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (bgBbNextPurchaseWithin(params, history, middle) < p) low = middle;
    else high = middle;
  }
  return high;
}

/** Posterior mean of the customer's own chance to buy on an occasion while alive; equation (12) of the source. */
export function bgBbMeanTransactionRate(params: BgBbParams, history: OccasionHistory): number {
  requireParams(params);
  checkOccasions(history);
  const raised = parts({ ...params, alpha: params.alpha + 1 }, history).likelihood;
  return (params.alpha / (params.alpha + params.beta)) * Math.exp(raised - parts(params, history).likelihood);
}

/** Posterior mean of the customer's own chance to be lost before an occasion; equation (13) of the source. */
export function bgBbMeanDropoutRate(params: BgBbParams, history: OccasionHistory): number {
  requireParams(params);
  checkOccasions(history);
  const raised = parts({ ...params, gamma: params.gamma + 1 }, history).likelihood;
  return (
    (params.gamma / (params.gamma + params.delta)) * Math.exp(raised - parts(params, history).likelihood)
  );
}
