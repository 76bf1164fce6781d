import { requirePositive } from "./require.ts";
import { ONE_MINUS_EULER, ZETA_MINUS_ONE } from "./zeta.ts";

export const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * ln Gamma(2 + z) for |z| <= 1/2: z (1 - Euler) + sum (-1)^k (zeta(k) - 1) z^k / k.
 * Exact at its zero, z = 0, so that the relative error stays small beside it. DLMF 5.7.3.
 */
function nearTwo(z: number): number {
  let sum = 0;
  for (let k = 27; k >= 2; k--) sum = z * ((k % 2 === 0 ? 1 : -1) * (ZETA_MINUS_ONE[k - 2]! / k) + sum);
  return z * (ONE_MINUS_EULER + sum);
}

/**
 * What Stirling's formula leaves over: ln Gamma(x) - ((x - 1/2) ln x - x + ln(2 pi) / 2), for x >= 10.
 * Differences of log-gammas of large arguments are exact only when taken between these.
 */
export function stirlingRemainder(x: number): number {
  const v = 1 / (x * x);
  const inner =
    0.0007936507936507937 +
    v *
      (-0.0005952380952380953 +
        v *
          (0.0008417508417508417 +
            v * (-0.0019175269175269176 + v * (0.00641025641025641 - v * 0.029550653594771242))));
  return (0.08333333333333333 + v * (-0.002777777777777778 + v * inner)) / x;
}

/**
 * Natural logarithm of the gamma function, x > 0.
 * Relative error <= 1e-14 over [1e-300, 1e300], zeros at 1 and 2 included. Source: DLMF 5.7.3 and 5.11.1.
 */
export function logGamma(x: number): number {
  requirePositive("x", x);
  if (x >= 10) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingRemainder(x);
  if (x < 0.5) return nearTwo(x) - Math.log1p(x) - Math.log(x);
  if (x < 1.5) return nearTwo(x - 1) - Math.log1p(x - 1);
  if (x <= 2.5) return nearTwo(x - 2);
  let product = 1;
  let y = x;
  while (y > 2.5) {
    y -= 1;
    product *= y;
  }
  return nearTwo(y - 2) + Math.log(product);
}

/** ln Gamma(1 + z) for z > -1, exact to the last digits for z near 0, where 1 + z would round. */
export function logGammaOnePlus(z: number): number {
  return Math.abs(z) <= 0.5 ? nearTwo(z) - Math.log1p(z) : logGamma(1 + z);
}
