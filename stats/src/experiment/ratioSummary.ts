import { requireFinite } from "../special/require.ts";
import { type GroupSummary, type Moments, momentsCovariance, momentsVariance } from "./summary.ts";

/**
 * A ratio metric (spend per order, clicks per visit) over units that are assigned, not over its denominators.
 * `numerator` and `denominator` are sums over the same units, `sumProducts` the sum of their products per unit.
 */
export interface RatioMoments {
  readonly numerator: Moments;
  readonly denominator: Moments;
  readonly sumProducts: number;
}

/** Variance per unit of M/D by the delta method: (var M − 2 R cov + R² var D) / D̄², R = M̄/D̄. */
function ratioVariance(meanM: number, varM: number, meanD: number, varD: number, covariance: number): number {
  const ratio = meanM / meanD;
  return Math.max(0, varM - 2 * ratio * covariance + ratio * ratio * varD) / (meanD * meanD);
}

/**
 * Summarises a ratio metric so that `welchTest` and `sequentialTest` can compare it.
 * Source: delta method, Deng, Knoblich & Lu 2018, "Applying the delta method in metric analytics", section 3.
 * Throws RangeError when the denominators sum to zero or n < 2.
 */
export function ratioSummary({ numerator, denominator, sumProducts }: RatioMoments): GroupSummary {
  const covariance = momentsCovariance(numerator, denominator, sumProducts);
  const varM = momentsVariance(numerator);
  const varD = momentsVariance(denominator);
  const n = numerator.n;
  const meanD = denominator.sum / n;
  if (meanD === 0) throw new RangeError("the denominators of the ratio sum to 0");
  const mean = numerator.sum / denominator.sum;
  requireFinite("ratio", mean);
  const variance = ratioVariance(numerator.sum / n, varM, meanD, varD, covariance);
  requireFinite("variance of the ratio", variance);
  return { n, mean, variance };
}
