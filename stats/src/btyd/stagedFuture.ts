import { gaussLegendre, integrate } from "../optimise/gaussLegendre.ts";
import { logHypergeometric } from "../special/hypergeometric.ts";
import { logBetaParts } from "../special/incompleteBeta.ts";
import { logBetaRatio } from "../special/logBeta.ts";
import { logGamma } from "../special/logGamma.ts";

/**
 * The future of an alive customer whose every k-th event is a purchase and who has seen `stage` events since the
 * last one: event rate gamma(r, ·), leaving chance beta(a, b) after each purchase. For k = 1 it is `CoinFuture`.
 */
export interface StagedFuture {
  r: number;
  a: number;
  b: number;
  k: number;
  stage: number;
}

/** Direct sums up to this many events (about 1 ms); beyond, purchases past the first `HEAD` are integrated. */
const MOST_TERMS = 200_000;
const HEAD = 2000;

/**
 * Expected purchases within tau (time over alpha): the sum over the number N of events, negative binomial, of the
 * expected purchases among floor((N + stage) / k) chances. Exact, where BTYDplus approximates.
 */
export function expectedStaged({ r, a, b, k, stage }: StagedFuture, tau: number): number {
  if (tau <= 0) return 0;
  if (tau * (r + 8 * Math.sqrt(r) + 40) > MOST_TERMS)
    return expectedOverPurchases({ r, a, b, k, stage }, tau);
  const w = tau / (1 + tau);
  const mean = r * tau;
  // Fewer events than this have a chance below 1e-19: the lower tail is lighter than a normal one.
  const first = Math.max(0, Math.floor(mean - 9.5 * Math.sqrt(mean * (1 + tau))));
  let purchases = Math.floor((first + stage) / k);
  let left = k - ((first + stage) % k);
  let h = 0;
  let survive = 1;
  for (let n = 0; n < purchases; n++) {
    h += survive;
    survive *= (b + n) / (a + b + n);
  }
  // Chances in units of the first one, and divided by their sum.
  let mass = 1;
  let all = 1;
  let total = h;
  for (let events = first + 1; events < 2 * MOST_TERMS; events++) {
    mass *= (w * (r + events - 1)) / events;
    if (--left === 0) {
      h += survive;
      survive *= (b + purchases) / (a + b + purchases);
      purchases++;
      left = k;
    }
    const term = mass * h;
    total += term;
    all += mass;
    if (mass > 1e250 || total > 1e250) {
      mass *= 1e-250;
      total *= 1e-250;
      all *= 1e-250;
    }
    if (events > mean + k && h > 0 && term <= total * 1e-17) break;
  }
  return total / all;
}

/**
 * The same for very many events: the sum over n of S_n P(N >= k (n+1) - stage), S_n the chance to survive n coins. The
 * first `HEAD` terms are added; the rest, smooth in n, is an integral from HEAD - 1/2 with one Euler–Maclaurin
 * correction, whose neglected next term is below 1e-13 of the sum.
 */
function expectedOverPurchases({ r, a, b, k, stage }: StagedFuture, tau: number): number {
  const w = tau / (1 + tau);
  let mass = Math.exp(-r * Math.log1p(tau));
  let reached = 1 - mass;
  let survive = 1;
  let events = 1;
  let total = 0;
  for (let n = 0; n < HEAD; n++) {
    for (; events < k * (n + 1) - stage; events++) {
      mass *= (w * (r + events - 1)) / events;
      reached -= mass;
    }
    total += survive * Math.max(reached, 0);
    survive *= (b + n) / (a + b + n);
  }
  const term = (n: number) => Math.exp(logBetaRatio(a, b, n)) * eventsAtLeast(r, tau, k * (n + 1) - stage);
  const start = HEAD - 0.5;
  const { nodes, weights } = gaussLegendre(16);
  const add = (from: number, to: number, longest: number) => {
    if (to <= from) return;
    const panels = Math.ceil((to - from) / longest);
    const width = (to - from) / panels;
    for (let p = 0; p < panels; p++) {
      for (let i = 0; i < nodes.length; i++) {
        const n = Math.exp(from + width * (p + nodes[i]!));
        total += weights[i]! * width * n * term(n);
      }
    }
  };
  // P(N >= n) falls from 1 to 0 about the mean, within a share of about 1 / sqrt(r) of it: finer panels there.
  const from = Math.log(start);
  const until = Math.log((tau * (r + 12 * Math.sqrt(r) + 60)) / k + HEAD);
  const edge = r > 144 ? Math.max(from, Math.log(((r * tau) / k) * (1 - 10 / Math.sqrt(r)))) : from;
  add(from, edge, 0.5);
  add(edge, until, Math.min(0.5, 4 / Math.sqrt(r)));
  return total + (term(start + 1) - term(start - 1)) / 48;
}

/** P(at least n events within tau), the upper tail of the negative binomial. */
export function eventsAtLeast(r: number, tau: number, n: number): number {
  if (n <= 0) return 1;
  if (tau <= 0) return 0;
  return Math.exp(logBetaParts(n, r, tau / (1 + tau), 1 / (1 + tau)));
}

/** P(exactly n purchases within tau). */
export function stagedProbability({ r, a, b, k, stage }: StagedFuture, tau: number, n: number): number {
  if (!(n >= 0 && Number.isInteger(n))) throw new RangeError(`n must be 0, 1, 2, …, got ${n}`);
  const logSurvive = (j: number) => logBetaRatio(a, b, j);
  const between = eventsAtLeast(r, tau, k * n - stage) - eventsAtLeast(r, tau, k * (n + 1) - stage);
  const alive = Math.exp(logSurvive(n)) * between;
  if (n === 0) return alive;
  const lost = Math.exp(logSurvive(n - 1)) * (a / (a + b + n - 1));
  return alive + lost * eventsAtLeast(r, tau, k * n - stage);
}

/** Expected purchases, each discounted by e^(-discount v), v in alphas, within tau or for ever (discount > 0). */
export function discountedStaged(future: StagedFuture, tau: number, discount: number): number {
  if (discount === 0) {
    if (tau < Number.POSITIVE_INFINITY) return expectedStaged(future, tau);
    return future.a > 1 ? (future.a + future.b - 1) / (future.a - 1) : Number.POSITIVE_INFINITY;
  }
  if (tau * discount > 45) return discountedForEver(future, discount);
  // By parts: e^(-dH) E(H) + d ∫ e^(-dv) E(v) dv, in ln(1 + v / c), c the time of about one event, where E is smooth.
  const { nodes, weights } = gaussLegendre(16);
  const c = 1 / (1 + future.r);
  const end = Math.log1p(tau / c);
  const panels = Math.max(1, Math.ceil(end / 0.7));
  const width = end / panels;
  let inner = 0;
  for (let p = 0; p < panels; p++) {
    for (let i = 0; i < nodes.length; i++) {
      const y = width * (p + nodes[i]!);
      const v = c * Math.expm1(y);
      inner += weights[i]! * width * c * Math.exp(y - discount * v) * expectedStaged(future, v);
    }
  }
  return Math.exp(-discount * tau) * expectedStaged(future, tau) + discount * inner;
}

/**
 * For ever: given the event rate l (per alpha), the j-th event counts q^j with q = l / (l + discount), so the purchases
 * count q^(k-stage) 2F1(1, b; a+b; q^k); the mean of that over the gamma rate is one integral in ln l.
 */
export function discountedForEver({ r, a, b, k, stage }: StagedFuture, discount: number): number {
  const centre = Math.log(r);
  const narrow = 1.5 * Math.sqrt(90 / r);
  // Below the discount the value falls as l^(k-stage), whatever the density does; above, only the density ends it.
  const low = Math.max(
    centre - Math.min(1 + 45 / r, r > 100 ? narrow : Number.POSITIVE_INFINITY),
    Math.min(centre, Math.log(discount)) - 45 / (r + 1),
  );
  const high = centre + Math.min(Math.log1p(60 / r) + 2, r > 100 ? narrow : Number.POSITIVE_INFINITY);
  const norm = logGamma(r);
  return integrate(
    (y) => {
      const rate = Math.exp(y);
      const logQ = -Math.log1p(discount / rate);
      const { log } = logHypergeometric(1, b, a + b, Math.exp(k * logQ), -Math.expm1(k * logQ));
      return Math.exp(r * y - rate - norm + (k - stage) * logQ + log);
    },
    low,
    high,
    1e-12,
  );
}
