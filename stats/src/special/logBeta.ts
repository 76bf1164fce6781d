import { HALF_LOG_TWO_PI, logGamma, logGammaOnePlus, stirlingRemainder } from "./logGamma.ts";
import { requireNonNegative, requirePositive } from "./require.ts";

/**
 * ln Gamma(x + n) - ln Gamma(x), x > 0, n >= 0, not nearly cancelling when x is much larger than n.
 * Absolute error <= 1e-15 (1 + n) + 2e-16 of the result.
 */
export function logPochhammer(x: number, n: number): number {
  requirePositive("x", x);
  requireNonNegative("n", n);
  if (n === 0) return 0;
  if (x >= 10) {
    return (
      (x - 0.5) * Math.log1p(n / x) +
      n * (Math.log(x + n) - 1) +
      stirlingRemainder(x + n) -
      stirlingRemainder(x)
    );
  }
  if (n <= 20 && Number.isInteger(n)) {
    let product = 1;
    for (let k = 0; k < n; k++) product *= x + k;
    if (product > 1e-290) return Math.log(product);
  }
  return logGamma(x + n) - logGamma(x);
}

/**
 * ln B(a, b), a, b > 0. Relative error <= 1e-12 where |ln B| > 1e-2, absolute 1e-14 otherwise;
 * the large terms of Stirling's formula are cancelled by hand (Didonato & Morris 1992, section 9).
 */
export function logBeta(a: number, b: number): number {
  requirePositive("a", a);
  requirePositive("b", b);
  const p = Math.min(a, b);
  const q = Math.max(a, b);
  if (p >= 10) {
    const remainder = stirlingRemainder(p) + stirlingRemainder(q) - stirlingRemainder(p + q);
    const ratio = p / q;
    return (
      HALF_LOG_TWO_PI -
      0.5 * Math.log(q) +
      remainder +
      (p - 0.5) * Math.log(ratio / (1 + ratio)) -
      q * Math.log1p(ratio)
    );
  }
  if (q >= 10) return logGamma(p) - logPochhammer(q, p);
  if (p < 1e-3)
    return Math.log(1 / p + 1 / q) + (logGammaOnePlus(p) + logGammaOnePlus(q) - logGammaOnePlus(p + q));
  return logGamma(p) + logGamma(q) - logGamma(p + q);
}

/**
 * ln B(a, b + n) - ln B(a, b) = ln (b)_n / (a+b)_n for n >= 0: the chance to survive n coins of which each is lost with a
 * beta(a, b) chance. Of the two ways to write it the one with the shorter products is taken, which does not cancel for
 * n in the millions.
 */
export function logBetaRatio(a: number, b: number, n: number): number {
  if (n <= a) return logPochhammer(b, n) - logPochhammer(a + b, n);
  return logPochhammer(b, a) - logPochhammer(b + n, a);
}
