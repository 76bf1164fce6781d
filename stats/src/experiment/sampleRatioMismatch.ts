import { checkCount } from "../check.ts";
import { chiSquaredTail } from "../special/quantiles.ts";
import { requireNonNegative } from "../special/require.ts";

export interface SampleRatioResult {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** p below the threshold: do not read the experiment's result before the cause is found. */
  readonly mismatch: boolean;
  /** Units counted in arms whose weight is 0, which nobody should be in; not part of the test. */
  readonly unplanned: number;
}

/**
 * Do the groups have the sizes that were planned? Pearson's χ² of counts against weights.
 * `counts[i]` units were seen in arm i, `weights[i]` were planned (any positive scale). Arms of weight 0 are left out,
 * as are weights beyond the last count. With fewer than two arms left, or no units, nothing can be said: p = 1.
 * The default threshold 0.001 follows Fabijan et al. 2019, KDD: a bug is likelier than such chance.
 */
export function sampleRatioMismatch(
  counts: readonly number[],
  weights: readonly number[],
  options: { readonly threshold?: number } = {},
): SampleRatioResult {
  const { threshold = 0.001 } = options;
  if (counts.length > weights.length) {
    throw new RangeError(`${counts.length} counts need as many weights, got ${weights.length}`);
  }
  counts.forEach((count, i) => {
    checkCount(`counts[${i}]`, count);
  });
  weights.forEach((weight, i) => {
    requireNonNegative(`weights[${i}]`, weight);
  });
  const planned = counts.map((count, i) => ({ count, weight: weights[i]! })).filter((arm) => arm.weight > 0);
  const units = planned.reduce((sum, arm) => sum + arm.count, 0);
  const unplanned = counts.reduce((sum, count) => sum + count, 0) - units;
  const degreesOfFreedom = Math.max(0, planned.length - 1);
  if (degreesOfFreedom === 0 || units === 0) {
    return { statistic: 0, degreesOfFreedom, pValue: 1, mismatch: false, unplanned };
  }
  const weightSum = planned.reduce((sum, arm) => sum + arm.weight, 0);
  const statistic = planned.reduce((sum, arm) => {
    const expected = (arm.weight / weightSum) * units;
    return sum + (arm.count - expected) ** 2 / expected;
  }, 0);
  const pValue = statistic === 0 ? 1 : chiSquaredTail(statistic, degreesOfFreedom);
  return { statistic, degreesOfFreedom, pValue, mismatch: pValue < threshold, unplanned };
}
