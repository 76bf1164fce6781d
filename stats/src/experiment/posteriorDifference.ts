import { checkOpenUnit, checkSize } from "../check.ts";
import { normalCdf, normalPdf, normalQuantile } from "../special/normal.ts";
import { requirePositive } from "../special/require.ts";
import { type Difference, effect } from "./effect.ts";
import type { GroupSummary } from "./summary.ts";

export interface PosteriorOptions {
  readonly difference?: Difference;
  /** 1 − level of the credible interval; default 0.05. */
  readonly alpha?: number;
  /** Normal prior of the difference, in the unit of the difference; none (flat) by default. */
  readonly prior?: { readonly mean: number; readonly standardDeviation: number };
  /** True when less is better (churn): then the chance to win is the chance of a negative difference. */
  readonly lessIsBetter?: boolean;
}

export interface Posterior {
  /** Posterior mean and standard deviation of the difference. */
  readonly mean: number;
  readonly standardDeviation: number;
  /** Equal-tailed credible interval. */
  readonly interval: readonly [number, number];
  /** Probability that the treatment is better. */
  readonly chanceToWin: number;
  /**
   * Expected loss, in the unit of the difference, of choosing the control although the treatment is better (first),
   * and of choosing the treatment although the control is better (second).
   */
  readonly risk: readonly [number, number];
}

/**
 * Bayesian posterior of the difference between two groups: the estimate is taken as normal with its standard error
 * (many units), the prior as normal, so the posterior is normal too.
 * Risk: E[max(Δ, 0)] = μ Φ(μ/σ) + σ φ(μ/σ), and the same for −Δ.
 * Throws RangeError where no standard error exists, as `welchTest` does.
 */
export function posteriorDifference(
  control: GroupSummary,
  treatment: GroupSummary,
  options: PosteriorOptions = {},
): Posterior {
  const { difference = "absolute", alpha = 0.05, prior, lessIsBetter = false } = options;
  checkOpenUnit("alpha", alpha);
  const data = effect(control, treatment, difference);
  const variance = data.standardError ** 2;
  let mean = data.estimate;
  let precision = 1 / variance;
  if (prior) {
    checkSize("prior.mean", prior.mean);
    requirePositive("prior.standardDeviation", prior.standardDeviation);
    requirePositive("prior.standardDeviation squared", prior.standardDeviation ** 2);
    const priorPrecision = 1 / prior.standardDeviation ** 2;
    precision += priorPrecision;
    mean = (data.estimate / variance + prior.mean * priorPrecision) / precision;
  }
  const sd = Math.sqrt(1 / precision);
  // Beyond 1e8 standard deviations the chance is 0 or 1 to every digit.
  const z = Math.max(-1e8, Math.min(1e8, mean / sd));
  const width = -normalQuantile(alpha / 2) * sd;
  const gain = Math.abs(z) === 1e8 ? Math.max(0, mean) : sd * expectedPositive(z);
  const loss = Math.abs(z) === 1e8 ? Math.max(0, -mean) : sd * expectedPositive(-z);
  return {
    mean,
    standardDeviation: sd,
    interval: [mean - width, mean + width],
    chanceToWin: normalCdf(lessIsBetter ? -z : z),
    risk: lessIsBetter ? [loss, gain] : [gain, loss],
  };
}

/** E[max(Z + z, 0)]; the difference cancels by a factor of z² only, and both terms have 14 digits in the tail. */
function expectedPositive(z: number): number {
  return Math.max(0, z * normalCdf(z) + normalPdf(z));
}
