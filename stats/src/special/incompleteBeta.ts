import { logBeta } from "./logBeta.ts";
import { HALF_LOG_TWO_PI, stirlingRemainder } from "./logGamma.ts";
import { logOneMinusExp, logRatioMinus } from "./logSums.ts";
import { requirePositive, requireProbability } from "./require.ts";

/** ln of x^a y^b / B(a, b), y = 1 - x, without cancellation of the large terms when a and b are large. */
function logPowers(a: number, b: number, x: number, y: number): number {
  // The logarithm of the larger of x and y is taken through the smaller, which is known to its last digit.
  const logX = x > 0.5 ? Math.log1p(-y) : Math.log(x);
  const logY = y > 0.5 ? Math.log1p(-x) : Math.log(y);
  if (a < 10 || b < 10) return a * logX + b * logY - logBeta(a, b);
  const n = a + b;
  const dx = (x * b - a * y) / a;
  const dy = (y * a - b * x) / b;
  const remainder = stirlingRemainder(n) - stirlingRemainder(a) - stirlingRemainder(b);
  return (
    a * logRatioMinus((x * n) / a, dx) +
    b * logRatioMinus((y * n) / b, dy) +
    0.5 * Math.log((a / n) * b) -
    HALF_LOG_TWO_PI +
    remainder
  );
}

/** Continued fraction of DLMF 8.17.22 by modified Lentz; quick for x below (a + 1) / (a + b + 2). */
function fraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let h = d;
  for (let m = 1; m < 200_000; m++) {
    const even = ((m * (b - m)) / (a + 2 * m - 1)) * (x / (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    h *= d * c;
    const odd = ((-(a + m) * (a + b + m)) / (a + 2 * m)) * (x / (a + 2 * m + 1));
    d = 1 + odd * d;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = 1 + odd / c;
    if (Math.abs(c) < tiny) c = tiny;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 4e-16) break;
  }
  return h;
}

/** ln I_x(a, b) with y = 1 - x given apart, so that neither end loses digits. */
export function logBetaParts(a: number, b: number, x: number, y: number): number {
  if (x <= 0) return Number.NEGATIVE_INFINITY;
  if (y <= 0) return 0;
  if (x <= (a + 1) / (a + b + 2)) return logPowers(a, b, x, y) - Math.log(a) + Math.log(fraction(a, b, x));
  return logOneMinusExp(-(logPowers(b, a, y, x) - Math.log(b) + Math.log(fraction(b, a, y))));
}

/**
 * Logarithm of the regularised incomplete beta I_x(a, b), a, b > 0, x in [0, 1].
 * I_x has relative error <= 1e-12 for a, b <= 1e5.
 */
export function logBetaRegularised(a: number, b: number, x: number): number {
  requirePositive("a", a);
  requirePositive("b", b);
  requireProbability("x", x);
  return logBetaParts(a, b, x, 1 - x);
}

export function betaRegularised(a: number, b: number, x: number): number {
  return Math.exp(logBetaRegularised(a, b, x));
}
