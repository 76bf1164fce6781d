import { integrate } from "../optimise/gaussLegendre.ts";
import { logBetaRegularised } from "../special/incompleteBeta.ts";
import { logPochhammer } from "../special/logBeta.ts";

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

const MOST_TERMS = 5_000_000;

/**
 * Expected purchases within tau (time over alpha): the sum over the number N of events, negative binomial, of the
 * expected purchases among floor((N + stage) / k) chances. Exact, where BTYDplus approximates.
 */
export function expectedStaged({ r, a, b, k, stage }: StagedFuture, tau: number): number {
  if (tau <= 0) return 0;
  const w = tau / (1 + tau);
  const mean = r * tau;
  let scale = -r * Math.log1p(tau);
  let mass = 1;
  let h = 0;
  let survive = 1;
  let purchases = 0;
  let total = 0;
  for (let events = 1; events < MOST_TERMS; events++) {
    mass *= (w * (r + events - 1)) / events;
    if ((events + stage) % k === 0) {
      h += survive;
      survive *= (b + purchases) / (a + b + purchases);
      purchases++;
    }
    const term = mass * h;
    total += term;
    if (mass > 1e250 || total > 1e250) {
      mass *= 1e-250;
      total *= 1e-250;
      scale += 250 * Math.LN10;
    }
    if (events > mean + k && h > 0 && term <= total * 1e-17) break;
  }
  return total > 0 ? Math.exp(scale + Math.log(total)) : 0;
}

/** P(at least n events within tau), the upper tail of the negative binomial. */
export function eventsAtLeast(r: number, tau: number, n: number): number {
  if (n <= 0) return 1;
  if (tau <= 0) return 0;
  return Math.exp(logBetaRegularised(n, r, tau / (1 + tau)));
}

/** P(exactly n purchases within tau). */
export function stagedProbability({ r, a, b, k, stage }: StagedFuture, tau: number, n: number): number {
  if (!(n >= 0 && Number.isInteger(n))) throw new RangeError(`n must be 0, 1, 2, …, got ${n}`);
  const logSurvive = (j: number) => (j === 0 ? 0 : logPochhammer(b, j) - logPochhammer(a + b, j));
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
  // By parts: e^(-dH) E(H) + d ∫ e^(-dv) E(v) dv.
  const end = Math.min(tau, 45 / discount);
  const inner = integrate(
    (y) => Math.exp(y - discount * Math.expm1(y)) * expectedStaged(future, Math.expm1(y)),
    0,
    Math.log1p(end),
    1e-10,
  );
  return Math.exp(-discount * end) * expectedStaged(future, end) + discount * inner;
}
