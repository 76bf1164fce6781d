import { gaussLegendre } from "../optimise/gaussLegendre.ts";
import { logHypergeometric } from "../special/hypergeometric.ts";
import { logBetaParts } from "../special/incompleteBeta.ts";
import { logBetaRatio, logPochhammer } from "../special/logBeta.ts";
import { logGamma } from "../special/logGamma.ts";
import { discountedForEver } from "./stagedFuture.ts";

/**
 * The future of a customer who is alive now, whose purchase rate is gamma(r, alpha) and who after each purchase
 * leaves with a chance that is beta(a, b). Here are the quantities that BG/NBD, MBG/NBD and their conditional
 * forms share; `tau` is the horizon divided by alpha.
 *
 * The textbook forms ((a+b-1)/(a-1) times a difference of hypergeometric functions) cancel near a = 1 and fail for
 * a + b < 1. The forms used here are sums of positive terms over the number N of purchases that a customer who
 * never leaves would make, N ~ negative binomial(r, tau / (1 + tau)):
 *
 *   E[X] = sum_k P(N = k) h_k,   h_k = sum_{j < k} (b)_j / (a+b)_j,
 *
 * because (b)_j / (a+b)_j is the chance to survive j coins. It equals equation (9) of Fader, Hardie & Lee (2005a).
 */
export interface CoinFuture {
  r: number;
  a: number;
  b: number;
}

/** Direct sums up to this many terms (about 0.1 ms); beyond, the rate of purchases is integrated. */
const MOST_TERMS = 20_000;

const termsFor = (r: number, tau: number) => tau * (r + 8 * Math.sqrt(r) + 40) + 40;

/** Expected purchases within the horizon. Relative error <= 1e-12 for tau from 1e-12 to 1e9. */
export function expectedCount({ r, a, b }: CoinFuture, tau: number): number {
  if (tau <= 0) return 0;
  if (termsFor(r, tau) <= MOST_TERMS) return sumOverCounts(r, a, b, tau);
  const reach = MOST_TERMS / (r + 8 * Math.sqrt(r) + 80);
  return sumOverCounts(r, a, b, reach) + integralOfRate(r, a, b, reach, tau, 0);
}

function sumOverCounts(r: number, a: number, b: number, tau: number): number {
  const w = tau / (1 + tau);
  // For large r the mass near 0 underflows: sum in units of e^scale.
  const logStart = -r * Math.log1p(tau);
  let scale = logStart;
  let mass = 1;
  let h = 0;
  let survive = 1;
  let sum = 0;
  const mean = r * tau;
  for (let k = 0; k < 4 * MOST_TERMS; k++) {
    mass *= (w * (r + k)) / (k + 1);
    h += survive;
    survive *= (b + k) / (a + b + k);
    const term = mass * h;
    sum += term;
    if (sum > 1e250) {
      sum *= 1e-250;
      mass *= 1e-250;
      scale += 250 * Math.LN10;
    } else if (k > mean && term <= sum * 1e-17) break;
  }
  return sum > 0 ? Math.exp(scale + Math.log(sum)) : 0;
}

/** ln of the purchase rate at time v (in alphas) times alpha: r (1+v)^-(r+1) 2F1(r+1, b; a+b; v/(1+v)). */
function logRate(r: number, a: number, b: number, v: number): number {
  const { log } = logHypergeometric(r + 1, b, a + b, v / (1 + v), 1 / (1 + v));
  return Math.log(r) - (r + 1) * Math.log1p(v) + log;
}

/** The integral of rate times e^(-discount v) over v from `from` to `to`, in ln(1 + v), where it is smooth. */
function integralOfRate(r: number, a: number, b: number, from: number, to: number, discount: number): number {
  const { nodes, weights } = gaussLegendre(16);
  const start = Math.log1p(from);
  const end = Math.log1p(to);
  const panels = Math.max(1, Math.ceil((end - start) / 0.7));
  const width = (end - start) / panels;
  let sum = 0;
  for (let p = 0; p < panels; p++) {
    for (let i = 0; i < nodes.length; i++) {
      const y = start + width * (p + nodes[i]!);
      const v = Math.expm1(y);
      sum += weights[i]! * width * Math.exp(logRate(r, a, b, v) + y - discount * v);
    }
  }
  return sum;
}

/**
 * Expected purchases, each discounted continuously at `discount` per alpha (rate per time unit times alpha), within
 * `tau` (Infinity allowed). With no discount and a <= 1 the infinite horizon has no finite answer: Infinity.
 */
export function discountedCount(future: CoinFuture, tau: number, discount: number): number {
  const { r, a, b } = future;
  if (discount === 0)
    return tau === Number.POSITIVE_INFINITY ? lifetimeCount(future) : expectedCount(future, tau);
  if (tau * discount > 45) return discountedForEver({ r, a, b, k: 1, stage: 0 }, discount);
  return integralOfRate(r, a, b, 0, tau, discount);
}

/** Expected purchases for ever: sum over j of the chance to survive j coins, (a+b-1)/(a-1) for a > 1. */
function lifetimeCount({ a, b }: CoinFuture): number {
  return a > 1 ? (a + b - 1) / (a - 1) : Number.POSITIVE_INFINITY;
}

/** P(exactly n purchases within the horizon): equation (8) of Fader, Hardie & Lee (2005a), in logarithms. */
export function countProbability({ r, a, b }: CoinFuture, tau: number, n: number): number {
  if (!(n >= 0 && Number.isInteger(n))) throw new RangeError(`n must be 0, 1, 2, …, got ${n}`);
  if (tau <= 0) return n === 0 ? 1 : 0;
  const logMass =
    logPochhammer(r, n) - logGamma(n + 1) - r * Math.log1p(tau) - (n === 0 ? 0 : n * Math.log1p(1 / tau));
  const logSurvive = logBetaRatio(a, b, n);
  const alive = Math.exp(logSurvive + logMass);
  if (n === 0) return alive;
  // Gone right after the n-th: survived n - 1 coins, lost the next, and at least n would have come.
  const before = logBetaRatio(a, b, n - 1);
  const gone = Math.exp(
    before + Math.log(a / (a + b + n - 1)) + logBetaParts(n, r, tau / (1 + tau), 1 / (1 + tau)),
  );
  return alive + gone;
}
