import { integrate } from "../optimise/gaussLegendre.ts";
import { logPochhammer } from "../special/logBeta.ts";
import { logGamma } from "../special/logGamma.ts";
import type { ParetoNbdParams } from "./paretoNbdLikelihood.ts";

/**
 * The future of a customer alive now whose purchase rate is gamma(r, alpha) and whose dropout rate is gamma(s, beta):
 * a new customer with the fitted parameters, or an old one with r + x, alpha + T, s, beta + T.
 */

/** (1 - e^-z) / z, 1 at 0. */
const meanDecay = (z: number) => (z === 0 ? 1 : -Math.expm1(-z) / z);

/**
 * Expected purchases within t: (r / alpha) ∫ (beta / (beta+u))^s du. Equation (17) of Schmittlein, Morrison & Colombo
 * (1987) with its removable singularity at s = 1 removed.
 */
export function expectedPurchases({ r, alpha, s, beta }: ParetoNbdParams, t: number): number {
  const l = Math.log1p(t / beta);
  return (r / alpha) * beta * l * meanDecay((s - 1) * l);
}

/**
 * As above, each purchase discounted by e^(-discount u), for ever or within `horizon`: the DERT of Fader, Hardie & Lee
 * (2005b, equation 5), whose Tricomi function is beta ∫ (1+v)^-s e^(-discount beta v) dv. Infinity where the sum diverges.
 */
export function discountedPurchases(
  p: ParetoNbdParams,
  discount: number,
  horizon = Number.POSITIVE_INFINITY,
): number {
  const { r, alpha, s, beta } = p;
  if (discount === 0) {
    if (horizon < Number.POSITIVE_INFINITY) return expectedPurchases(p, horizon);
    return s > 1 ? ((r / alpha) * beta) / (s - 1) : Number.POSITIVE_INFINITY;
  }
  const z = discount * beta;
  // In y = ln(1 + v) the integrand e^((1-s) y - z (e^y - 1)) is entire; it is below 1e-17 of its peak past `end`.
  const end = Math.min(Math.log1p(horizon / beta), Math.log1p(45 / z), 45 / Math.max(s - 1, 1e-300));
  return (r / alpha) * beta * integrate((y) => Math.exp((1 - s) * y - z * Math.expm1(y)), 0, end);
}

/** P(exactly n purchases within t): equation (A40) of Schmittlein et al. (1987), as one all-positive integral. */
export function purchaseProbability({ r, alpha, s, beta }: ParetoNbdParams, t: number, n: number): number {
  if (!(n >= 0 && Number.isInteger(n))) throw new RangeError(`n must be 0, 1, 2, …, got ${n}`);
  if (t <= 0) return n === 0 ? 1 : 0;
  const constant = logPochhammer(r, n) - logGamma(n + 1);
  const logMass = (u: number) =>
    constant - r * Math.log1p(u / alpha) - (n === 0 ? 0 : n * Math.log1p(alpha / u));
  const alive = Math.exp(logMass(t) - s * Math.log1p(t / beta));
  // Death at u: in w = ln u the integrand falls off as u^(n+1) on the left, and is smooth.
  const low = Math.log(t) - 60;
  const gone = integrate(
    (w) => {
      const u = Math.exp(w);
      return Math.exp(logMass(u) + Math.log(s) - (s + 1) * Math.log1p(u / beta) + w - Math.log(beta));
    },
    low,
    Math.log(t),
  );
  return alive + gone;
}

/** P(a purchase within t) for an alive customer: one less the chance of none. */
export function purchaseWithin(p: ParetoNbdParams, t: number): number {
  const { r, alpha, s, beta } = p;
  if (t <= 0) return 0;
  // Density of the first purchase at u: (r/(alpha+u)) (alpha/(alpha+u))^r (beta/(beta+u))^s, integrated in ln(1+u/c).
  const c = Math.min(alpha, beta);
  return integrate(
    (y) => {
      const u = c * Math.expm1(y);
      return (r * (c + u) * Math.exp(-r * Math.log1p(u / alpha) - s * Math.log1p(u / beta))) / (alpha + u);
    },
    0,
    Math.min(Math.log1p(t / c), 45 / Math.min(1, r + s) + 10 + Math.log1p(Math.max(alpha, beta) / c)),
  );
}
