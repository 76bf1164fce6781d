import { logBetaParts } from "./incompleteBeta.ts";
import { logGammaP, logGammaQ, logPoissonTerm } from "./incompleteGamma.ts";
import { logBeta } from "./logBeta.ts";
import { normalQuantile } from "./normal.ts";
import { requirePositive, requireProbability } from "./require.ts";

/**
 * Solves f(u) = 0 for increasing f by Newton steps kept inside a bracket that every evaluation narrows.
 * `f` returns the value and its derivative; the bracket is widened until it holds the root.
 */
function solveIncreasing(f: (u: number) => [number, number], start: number, step: number): number {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let u = start;
  let reach = step;
  for (let count = 0; count < 400; count++) {
    const [value, slope] = f(u);
    if (value === 0) return u;
    if (value < 0) low = u;
    else high = u;
    let next = u - value / slope;
    if (!(next > low && next < high) || !Number.isFinite(next)) {
      if (low === Number.NEGATIVE_INFINITY || high === Number.POSITIVE_INFINITY) {
        next = value < 0 ? u + reach : u - reach;
        reach *= 2;
      } else next = 0.5 * (low + high);
    }
    if (Math.abs(next - u) <= 2e-16 * Math.max(1, Math.abs(u)) || next === low || next === high) return next;
    u = next;
  }
  return u;
}

/** Quantile of the gamma distribution with the given shape and rate. Relative error <= 1e-12. */
export function gammaQuantile(p: number, shape: number, rate = 1): number {
  requireProbability("p", p);
  requirePositive("shape", shape);
  requirePositive("rate", rate);
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const z = normalQuantile(p);
  const wilsonHilferty = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  const start =
    wilsonHilferty > 0.3 && shape > 0.6
      ? Math.log(shape) + 3 * Math.log(wilsonHilferty)
      : (Math.log(p * shape) + logPoissonTermAtOne(shape)) / shape;
  const lower = p <= 0.5;
  const target = lower ? Math.log(p) : Math.log1p(-p);
  const u = solveIncreasing(
    (logX) => {
      const x = Math.exp(logX);
      const tail = lower ? logGammaP(shape, x) : logGammaQ(shape, x);
      const density = Math.exp(logPoissonTerm(shape, x) + Math.log(shape) - tail);
      return lower ? [tail - target, density] : [target - tail, density];
    },
    start,
    1,
  );
  return Math.exp(u) / rate;
}

/** ln Gamma(shape) read from the Poisson term at 1: x^a e^-x / Gamma(a + 1) at x = 1 is e^-1 / (a Gamma(a)). */
function logPoissonTermAtOne(shape: number): number {
  return -1 - logPoissonTerm(shape, 1) - Math.log(shape);
}

export function chiSquaredQuantile(p: number, degrees: number): number {
  return 2 * gammaQuantile(p, degrees / 2);
}

/** The root in log-odds, so that both ends of [0, 1] keep their digits. Returns [x, 1 - x]. */
function betaQuantileParts(p: number, a: number, b: number): [number, number] {
  if (p === 0) return [0, 1];
  if (p === 1) return [1, 0];
  const lower = p <= 0.5;
  const target = lower ? Math.log(p) : Math.log1p(-p);
  const norm = logBeta(a, b);
  const spread = Math.sqrt(1 / a + 1 / b);
  const start = Math.log(a / b) + Math.max(-30, Math.min(30, normalQuantile(p) * spread));
  const u = solveIncreasing(
    (logit) => {
      const x = 1 / (1 + Math.exp(-logit));
      const y = 1 / (1 + Math.exp(logit));
      const tail = lower ? logBetaParts(a, b, x, y) : logBetaParts(b, a, y, x);
      const density = Math.exp(a * Math.log(x) + b * Math.log(y) - norm - tail);
      return lower ? [tail - target, density] : [target - tail, density];
    },
    start,
    1,
  );
  return [1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u))];
}

/** Quantile of the beta distribution. Relative error <= 1e-12 for a, b <= 1e4. */
export function betaQuantile(p: number, a: number, b: number): number {
  requireProbability("p", p);
  requirePositive("a", a);
  requirePositive("b", b);
  return betaQuantileParts(p, a, b)[0];
}

/** Quantile of the F distribution with d1 and d2 degrees of freedom. */
export function fQuantile(p: number, d1: number, d2: number): number {
  requireProbability("p", p);
  requirePositive("d1", d1);
  requirePositive("d2", d2);
  const [x, y] = betaQuantileParts(p, d1 / 2, d2 / 2);
  return (d2 * x) / (d1 * y);
}

/** P(T <= t) of Student's t; `degrees` may be fractional. Both tails keep relative accuracy. */
export function studentTCdf(t: number, degrees: number): number {
  requirePositive("degrees", degrees);
  const square = t * t;
  const tail =
    0.5 * Math.exp(logBetaParts(degrees / 2, 0.5, degrees / (degrees + square), square / (degrees + square)));
  return t <= 0 ? tail : 1 - tail;
}

/** Quantile of Student's t, relative error <= 1e-12 (0 exactly at 1/2). */
export function studentTQuantile(p: number, degrees: number): number {
  requireProbability("p", p);
  requirePositive("degrees", degrees);
  if (p === 0.5) return 0;
  const centred = Math.abs(p - 0.5);
  // t^2 / (v + t^2) is beta(1/2, v/2) with distribution 2 |p - 1/2|; in the tail the complement keeps the digits.
  const parts = centred > 0.25 ? betaQuantileParts(2 * (p < 0.5 ? p : 1 - p), degrees / 2, 0.5) : null;
  const [x, y] = parts === null ? betaQuantileParts(2 * centred, 0.5, degrees / 2) : [parts[1], parts[0]];
  return Math.sign(p - 0.5) * Math.sqrt((degrees * x) / y);
}

export function chiSquaredCdf(x: number, degrees: number): number {
  return Math.exp(logGammaP(degrees / 2, x / 2));
}

/** Upper tail of chi-squared: the p-value of a statistic. */
export function chiSquaredTail(x: number, degrees: number): number {
  return Math.exp(logGammaQ(degrees / 2, x / 2));
}

/** P(F <= x) of the F distribution. */
export function fCdf(x: number, d1: number, d2: number): number {
  return Math.exp(logBetaParts(d1 / 2, d2 / 2, (d1 * x) / (d1 * x + d2), d2 / (d1 * x + d2)));
}
