import { gaussLegendre, integrate } from "../optimise/gaussLegendre.ts";
import { logPochhammer } from "../special/logBeta.ts";
import { logGamma } from "../special/logGamma.ts";
import { deathIntegral, logDeathIntegral } from "./paretoIntegral.ts";
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
export function purchaseProbability(p: ParetoNbdParams, t: number, n: number): number {
  const { r, alpha, s, beta } = p;
  if (!(n >= 0 && Number.isInteger(n))) throw new RangeError(`n must be 0, 1, 2, …, got ${n}`);
  if (t <= 0) return n === 0 ? 1 : 0;
  const constant = logPochhammer(r, n) - logGamma(n + 1);
  const logMass = (u: number) =>
    constant - r * Math.log1p(u / alpha) - (n === 0 ? 0 : n * Math.log1p(alpha / u));
  const alive = Math.exp(logMass(t) - s * Math.log1p(t / beta));
  // Past this time less than e^-45 is left, also where t is infinite.
  const late = Math.log(alpha * (n + 1) + beta) + 50 / Math.min(1, r + s);
  return alive + goneAfter(p, n, constant, Math.min(Math.log(t), late, 700));
}

/**
 * P(n purchases, then death, before e^end): in w = ln u, u the time of death, an integrand whose logarithm is concave and
 * which is analytic in a strip of half-width pi. Panels from the right, each with a change of at most e^14.
 */
function goneAfter({ r, alpha, s, beta }: ParetoNbdParams, n: number, constant: number, end: number): number {
  const head = constant + Math.log(s) - Math.log(beta);
  const slopeAt = (w: number) => {
    const u = Math.exp(w);
    return n + 1 - (r + n) * (u / (alpha + u)) - (s + 1) * (u / (beta + u));
  };
  const { nodes, weights } = gaussLegendre(18);
  let total = 0;
  for (let to = end; ; ) {
    const slope = slopeAt(to);
    let length = Math.min(3, 14 / Math.max(1e-300, Math.abs(slope)));
    while (Math.abs(slopeAt(to - length)) * length > 14) length *= 0.7;
    let panel = 0;
    for (let i = 0; i < nodes.length; i++) {
      const w = to - length * nodes[i]!;
      const u = Math.exp(w);
      const logMass = head - r * Math.log1p(u / alpha) - (n === 0 ? 0 : n * Math.log1p(alpha / u));
      panel += weights[i]! * Math.exp(logMass + w - (s + 1) * Math.log1p(u / beta));
    }
    panel *= length;
    total += panel;
    // Where it falls to the left it goes on falling, ever faster.
    if (slope > 0 && panel <= total * 1e-17) return total;
    to -= length;
  }
}

/**
 * P(a purchase within t) for an alive customer: the integral of (r / (alpha+u)) (alpha / (alpha+u))^r (beta / (beta+u))^s,
 * which is that of the odds of death with purchase and dropout exchanged.
 */
export function purchaseWithin({ r, alpha, s, beta }: ParetoNbdParams, t: number): number {
  if (t <= 0) return 0;
  const integral = deathIntegral(s, beta, r, alpha, 0, t);
  return r * (integral.alphaSmaller ? integral.rho : 1) * Math.exp(logDeathIntegral(integral));
}
