/** ln(1 - e^-x), x > 0: expm1 below ln 2, log1p above (Maechler 2012, equation 7). */
export function logOneMinusExp(x: number): number {
  return x < Math.LN2 ? Math.log(-Math.expm1(-x)) : Math.log1p(-Math.exp(-x));
}

/** ln(ratio) - x where ratio = 1 + x is known apart: no cancellation near x = 0 nor near x = -1. */
export function logRatioMinus(ratio: number, x: number): number {
  if (Math.abs(x) > 0.5) return Math.log(ratio) - x;
  const r = x / (2 + x);
  const v = r * r;
  let sum = 0;
  for (let k = 16; k >= 1; k--) sum = v * (1 / (2 * k + 1) + sum);
  return r * (2 * sum - x);
}
