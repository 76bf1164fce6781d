import { HALF_LOG_TWO_PI, logGammaOnePlus, stirlingRemainder } from "./logGamma.ts";
import { logOneMinusExp, logRatioMinus } from "./logSums.ts";
import { requireNonNegative, requirePositive } from "./require.ts";

/** ln of x^a e^-x / Gamma(a + 1): the Poisson mass, in Loader's form so that large a does not cancel. */
export function logPoissonTerm(a: number, x: number): number {
  if (a < 10) return a * Math.log(x) - x - logGammaOnePlus(a);
  return a * logRatioMinus(x / a, (x - a) / a) - stirlingRemainder(a) - HALF_LOG_TWO_PI - 0.5 * Math.log(a);
}

/** ln P(a, x) by the series of DLMF 8.7.1, for x < a + 1. */
function logLowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return logPoissonTerm(a, x) + Math.log(sum);
}

/** ln Q(a, x) by the continued fraction of DLMF 8.9.2 (modified Lentz), for x >= a + 1. */
function logUpperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let k = 1; k < 100_000; k++) {
    const an = -k * (k - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const step = c * d;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return logPoissonTerm(a, x) + Math.log(a) + Math.log(h);
}

/**
 * Logarithm of the regularised lower incomplete gamma P(a, x), a > 0, x >= 0 (-Infinity at x = 0).
 * P has relative error <= 1e-12 for a <= 1e5.
 */
export function logGammaP(a: number, x: number): number {
  requirePositive("a", a);
  requireNonNegative("x", x);
  if (x === 0) return Number.NEGATIVE_INFINITY;
  return x < a + 1 ? logLowerSeries(a, x) : logOneMinusExp(-logUpperFraction(a, x));
}

/** Logarithm of the regularised upper incomplete gamma Q(a, x) = 1 - P(a, x). */
export function logGammaQ(a: number, x: number): number {
  requirePositive("a", a);
  requireNonNegative("x", x);
  if (x === 0) return 0;
  if (x >= a + 1) return logUpperFraction(a, x);
  return a < 1e-3 ? Math.log(upperSmallShape(a, x)) : logOneMinusExp(-logLowerSeries(a, x));
}

/** Q(a, x) for a near 0 and x < a + 1, where 1 - P would cancel: -expm1 of ln(x^a / Gamma(1 + a)) less the rest. */
function upperSmallShape(a: number, x: number): number {
  let sum = 0;
  let term = 1;
  for (let k = 1; k < 60; k++) {
    term *= -x / k;
    sum += term / (a + k);
  }
  const head = a * Math.log(x) - logGammaOnePlus(a);
  return -Math.expm1(head) - a * Math.exp(head) * sum;
}

export function gammaP(a: number, x: number): number {
  return Math.exp(logGammaP(a, x));
}

export function gammaQ(a: number, x: number): number {
  return Math.exp(logGammaQ(a, x));
}
