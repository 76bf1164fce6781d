import { checkCount } from "../../check.ts";
import { digamma, trigamma } from "../../special/digamma.ts";
import { logHypergeometric } from "../../special/hypergeometric.ts";
import { logBeta } from "../../special/logBeta.ts";
import { requireNonNegative } from "../../special/require.ts";
import { type Fit, type FitOptions, fitProblem, type Ridge } from "../fit.ts";
import { toLogScale } from "../logScale.ts";
import { requireParams } from "../model.ts";
import { losses, type Survivors } from "./cohorts.ts";

/**
 * Shifted beta-geometric: contracts that are renewed or not. Each customer leaves at every renewal with the same
 * chance, and the chances are Beta(alpha, beta) over customers. Retention rises over time only because those who
 * leave readily have left. Source: Fader & Hardie 2007, Journal of Interactive Marketing 21: 76–90.
 */
export interface SbgParams {
  alpha: number;
  beta: number;
}

/** P(still a customer after t renewals), B(alpha, beta + t) / B(alpha, beta); t whole, ≥ 0. Equation (6) of the source. */
export function sbgSurvival({ alpha, beta }: SbgParams, t: number): number {
  requireParams({ alpha, beta });
  checkCount("t", t);
  if (t === 0) return 1;
  const log = logBeta(alpha, beta + t) - logBeta(alpha, beta);
  if (Number.isNaN(log))
    throw new RangeError(`survival does not fit a double at alpha ${alpha}, beta ${beta}`);
  return Math.exp(log);
}

/** Share of the customers before renewal t who renew, (beta + t − 1) / (alpha + beta + t − 1); equation (8). */
export function sbgRetention({ alpha, beta }: SbgParams, t: number): number {
  requireParams({ alpha, beta });
  checkCount("t", t, 1);
  return (beta + t - 1) / (alpha + beta + t - 1);
}

/** P(leaves at renewal t), t ≥ 1; equation (5). */
export function sbgPmf({ alpha, beta }: SbgParams, t: number): number {
  requireParams({ alpha, beta });
  checkCount("t", t, 1);
  return Math.exp(logBeta(alpha + 1, beta + t - 1) - logBeta(alpha, beta));
}

/**
 * Discounted expected residual lifetime of a customer who is about to make renewal n: expected later contract periods,
 * the one that this renewal would open counted in full, each further one discounted once more by 1 + d (per period).
 * DERL = (beta + n − 1)/(alpha + beta + n − 1) · ₂F₁(1, beta + n; alpha + beta + n; 1/(1 + d)).
 * Source: Fader & Hardie 2010, Marketing Science 29: 85–93. At d = 0 Infinity unless alpha > 1.
 */
export function sbgDerl(params: SbgParams, n: number, d: number): number {
  const { alpha, beta } = params;
  requireNonNegative("d", d);
  const retention = sbgRetention(params, n);
  if (d === 0) return alpha > 1 ? (beta + n - 1) / (alpha - 1) : Number.POSITIVE_INFINITY;
  return retention * Math.exp(logHypergeometric(1, beta + n, alpha + beta + n, 1 / (1 + d), d / (1 + d)).log);
}

/** The same for a new customer, whose first period is certain and counted: ₂F₁(1, beta; alpha + beta; 1/(1 + d)). */
export function sbgDel(params: SbgParams, d: number): number {
  requireParams(params);
  requireNonNegative("d", d);
  const { alpha, beta } = params;
  if (d === 0) return alpha > 1 ? (alpha + beta - 1) / (alpha - 1) : Number.POSITIVE_INFINITY;
  return Math.exp(logHypergeometric(1, beta, alpha + beta, 1 / (1 + d), d / (1 + d)).log);
}

export const leavingRidge: Ridge = {
  names: ["alpha", "beta"],
  reason: {
    code: "heterogeneity_not_identified",
    en: "The spread of leaving chances is not identified: alpha and beta run off together, as when retention is the same every period. The mean chance alpha / (alpha + beta) can still be used; the rise of retention cannot.",
    zh: "流失概率的差异无法识别：alpha 与 beta 一同走向极端，例如各期留存率相同。平均概率 alpha / (alpha + beta) 仍可用，留存率的上升不可用。",
  },
};

/**
 * Fits the shifted beta-geometric to survivors by cohort, by maximum likelihood with exact derivatives:
 * Σ lost(t) ln P(T = t) + Σ kept(t) ln S(t). Cohorts may be of different lengths.
 */
export function fitShiftedBetaGeometric(
  cohorts: readonly Survivors[],
  options: FitOptions<SbgParams> = {},
): Fit<SbgParams> {
  const { lost, kept, customers } = losses(cohorts);
  return fitProblem({
    model: "sBG",
    parameters: [
      { name: "alpha", scale: 1 },
      { name: "beta", scale: 1 },
    ],
    starts: [
      { alpha: 1, beta: 2 },
      { alpha: 0.3, beta: 0.5 },
      { alpha: 5, beta: 20 },
    ],
    objective: (theta) => {
      const params = theta.map(Math.exp) as Float64Array;
      const [alpha, beta] = params as unknown as [number, number];
      let value = 0;
      const gradient = new Float64Array(2);
      const hessian = new Float64Array(4);
      // ln B(alpha + k, beta + m) − ln B(alpha, beta), k = 1 where the customer left.
      const add = (weight: number, k: number, m: number) => {
        if (weight === 0) return;
        value += weight * (logBeta(alpha + k, beta + m) - logBeta(alpha, beta));
        const sum1 = digamma(alpha + beta + k + m) - digamma(alpha + beta);
        const sum2 = trigamma(alpha + beta + k + m) - trigamma(alpha + beta);
        gradient[0]! += weight * (k / alpha - sum1);
        gradient[1]! += weight * (digamma(beta + m) - digamma(beta) - sum1);
        hessian[0]! += weight * (-k / alpha ** 2 - sum2);
        hessian[1]! -= weight * sum2;
        hessian[2]! -= weight * sum2;
        hessian[3]! += weight * (trigamma(beta + m) - trigamma(beta) - sum2);
      };
      for (let t = 1; t < lost.length; t++) {
        add(lost[t]!, 1, t - 1);
        add(kept[t]!, 0, t);
      }
      return toLogScale(params, value, gradient, hessian);
    },
    customers,
    distinctRows: 2 * (lost.length - 1),
    ridges: [leavingRidge],
    options,
  });
}
