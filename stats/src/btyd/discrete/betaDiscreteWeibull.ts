import { checkCount } from "../../check.ts";
import { digamma, trigamma } from "../../special/digamma.ts";
import { logPochhammer } from "../../special/logBeta.ts";
import { requirePositive } from "../../special/require.ts";
import { type Fit, type FitOptions, fitProblem } from "../fit.ts";
import { toLogScale } from "../logScale.ts";
import { requireParams } from "../model.ts";
import { losses, type Survivors } from "./cohorts.ts";
import { leavingRidge } from "./shiftedBetaGeometric.ts";

/**
 * Beta-discrete-Weibull: as the shifted beta-geometric, but a single customer's chance to leave may itself fall
 * (c < 1) or rise (c > 1) from renewal to renewal. c = 1 is the shifted beta-geometric.
 * Source: Fader, Hardie, Liu, Davin & Steenburgh 2018, Journal of Interactive Marketing 43: 1–16.
 */
export interface BdwParams {
  alpha: number;
  beta: number;
  c: number;
}

/** ln S(u) as a function of u = t^c: ln B(alpha, beta + u) − ln B(alpha, beta). */
const logSurvival = ({ alpha, beta }: BdwParams, u: number): number =>
  logPochhammer(beta, u) - logPochhammer(alpha + beta, u);

/**
 * ln of the share of those still there after t − 1 renewals who make renewal t. Of the two ways to pair the four gamma
 * functions the one with the smaller rise keeps more digits.
 */
function logRetention({ alpha, beta, c }: BdwParams, t: number): number {
  const from = (t - 1) ** c;
  const step = t ** c - from;
  if (step > alpha) return logPochhammer(beta + from, alpha) - logPochhammer(beta + from + step, alpha);
  return logPochhammer(beta + from, step) - logPochhammer(alpha + beta + from, step);
}

/** P(still a customer after t renewals), B(alpha, beta + t^c) / B(alpha, beta). */
export function bdwSurvival(params: BdwParams, t: number): number {
  requireParams(params);
  checkCount("t", t);
  return Math.exp(logSurvival(params, t ** params.c));
}

/** Share of the customers before renewal t who renew, S(t) / S(t − 1); t ≥ 1. */
export function bdwRetention(params: BdwParams, t: number): number {
  requireParams(params);
  checkCount("t", t, 1);
  return Math.exp(logRetention(params, t));
}

/** P(leaves at renewal t) = S(t − 1) − S(t), without cancellation; t ≥ 1. */
export function bdwPmf(params: BdwParams, t: number): number {
  requireParams(params);
  checkCount("t", t, 1);
  return -Math.exp(logSurvival(params, (t - 1) ** params.c)) * Math.expm1(logRetention(params, t));
}

/**
 * Discounted expected residual lifetime of a customer about to make renewal n, as `sbgDerl`: Σ_{k ≥ n} S(k)/S(n − 1)
 * / (1 + d)^(k − n). Summed until the rest is below 1e-14 of it; d > 0 per period, d ≥ 1e-5.
 */
export function bdwDerl(params: BdwParams, n: number, d: number): number {
  requireParams(params);
  checkCount("n", n, 1);
  requirePositive("d", d);
  if (d < 1e-5) throw new RangeError(`d must be at least 1e-5 per period, got ${d}`);
  const start = logSurvival(params, (n - 1) ** params.c);
  let sum = 0;
  for (let k = n; ; k++) {
    const term = Math.exp(logSurvival(params, k ** params.c) - start - (k - n) * Math.log1p(d));
    sum += term;
    // Survival only falls, so that the rest is at most term / d.
    if (term / d < 1e-14 * sum || term === 0) return sum;
  }
}

/** Fits the beta-discrete-Weibull to survivors by cohort, by maximum likelihood with exact derivatives. */
export function fitBetaDiscreteWeibull(
  cohorts: readonly Survivors[],
  options: FitOptions<BdwParams> = {},
): Fit<BdwParams> {
  const { lost, kept, customers } = losses(cohorts);
  return fitProblem({
    model: "BdW",
    parameters: (["alpha", "beta", "c"] as const).map((name) => ({ name, scale: 1 })),
    starts: [
      { alpha: 1, beta: 2, c: 1 },
      { alpha: 0.5, beta: 1, c: 1.5 },
      { alpha: 3, beta: 8, c: 0.7 },
    ],
    objective: (theta) => {
      const params = theta.map(Math.exp) as Float64Array;
      const [alpha, beta, c] = params as unknown as [number, number, number];
      const log = (t: number) => survivalDerivatives(alpha, beta, c, t);
      let value = 0;
      const gradient = new Float64Array(3);
      const hessian = new Float64Array(9);
      let before = log(0);
      for (let t = 1; t < lost.length; t++) {
        const after = log(t);
        if (kept[t]! > 0) {
          value += kept[t]! * after.value;
          for (let i = 0; i < 3; i++) gradient[i]! += kept[t]! * after.gradient[i]!;
          for (let i = 0; i < 9; i++) hessian[i]! += kept[t]! * after.hessian[i]!;
        }
        if (lost[t]! > 0) {
          // ln(e^p − e^q), q < p, with weights e^p/(e^p − e^q) and −e^q/(e^p − e^q).
          const step = logRetention({ alpha, beta, c }, t);
          const gone = -Math.expm1(step);
          const wBefore = 1 / gone;
          const wAfter = -Math.exp(step) / gone;
          value += lost[t]! * (before.value + Math.log(gone));
          const g = before.gradient.map((first, i) => wBefore * first + wAfter * after.gradient[i]!);
          for (let i = 0; i < 3; i++) {
            gradient[i]! += lost[t]! * g[i]!;
            for (let j = 0; j < 3; j++) {
              const at = 3 * i + j;
              const first = before.hessian[at]! + before.gradient[i]! * before.gradient[j]!;
              const second = after.hessian[at]! + after.gradient[i]! * after.gradient[j]!;
              hessian[at]! += lost[t]! * (wBefore * first + wAfter * second - g[i]! * g[j]!);
            }
          }
        }
        before = after;
      }
      return toLogScale(params, value, gradient, hessian);
    },
    customers,
    distinctRows: 2 * (lost.length - 1),
    ridges: [
      leavingRidge,
      {
        names: ["c", "alpha", "beta"],
        reason: {
          code: "ageing_not_identified",
          en: "Whether customers differ or the chance to leave changes with age is not identified: c, alpha and beta move together. Survival within the observed periods can still be used; extrapolation cannot.",
          zh: "无法区分是客户之间有差异，还是流失概率随期数变化：c、alpha 与 beta 一同变动。已观察期内的留存曲线仍可用，外推不可用。",
        },
      },
    ],
    options,
  });
}

/** ln S(t) with derivatives in (alpha, beta, c). */
function survivalDerivatives(
  alpha: number,
  beta: number,
  c: number,
  t: number,
): { value: number; gradient: Float64Array; hessian: Float64Array } {
  const gradient = new Float64Array(3);
  const hessian = new Float64Array(9);
  if (t === 0) return { value: 0, gradient, hessian };
  const u = t ** c;
  const logT = Math.log(t);
  const b1 = digamma(beta + u);
  const s1 = digamma(alpha + beta + u);
  const b2 = trigamma(beta + u);
  const s2 = trigamma(alpha + beta + u);
  const sum1 = s1 - digamma(alpha + beta);
  const sum2 = s2 - trigamma(alpha + beta);
  const slope = u * logT;
  gradient[0] = -sum1;
  gradient[1] = b1 - digamma(beta) - sum1;
  gradient[2] = (b1 - s1) * slope;
  hessian[0] = -sum2;
  hessian[1] = hessian[3] = -sum2;
  hessian[4] = b2 - trigamma(beta) - sum2;
  hessian[2] = hessian[6] = -s2 * slope;
  hessian[5] = hessian[7] = (b2 - s2) * slope;
  hessian[8] = (b2 - s2) * slope * slope + (b1 - s1) * slope * logT;
  return { value: logPochhammer(beta, u) - logPochhammer(alpha + beta, u), gradient, hessian };
}
