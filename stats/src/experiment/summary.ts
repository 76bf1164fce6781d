import { checkAllFinite, checkCount, checkSize } from "../check.ts";
import { requireNonNegative } from "../special/require.ts";

/**
 * What a comparison needs to know of one group: enough to be kept in a database row, added up, and tested
 * without the raw values.
 *
 * | field      | meaning                                                                               |
 * | ---------- | ------------------------------------------------------------------------------------- |
 * | `n`        | units assigned to the group (customers, not orders)                                   |
 * | `mean`     | the estimate per unit; for a ratio metric the ratio itself                            |
 * | `variance` | per unit, so that `variance / n` is the squared standard error of `mean`              |
 * | `baseline` | only after CUPED: the unadjusted estimate, which stays the denominator of a relative difference; `covariance` is per unit, between adjusted and unadjusted |
 */
export interface GroupSummary {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
  readonly baseline?: { readonly mean: number; readonly variance: number; readonly covariance: number };
}

/**
 * Sums of one column over the units of a group, as a database returns them.
 * `sum` and `sumSquares` are in the unit of the column and its square.
 */
export interface Moments {
  readonly n: number;
  readonly sum: number;
  readonly sumSquares: number;
}

/** Sample variance (n − 1) from sums; a rounding remainder below zero counts as zero. */
export function momentsVariance({ n, sum, sumSquares }: Moments): number {
  checkCount("n", n, 2);
  checkSize("sum", sum);
  requireNonNegative("sumSquares", sumSquares);
  checkSize("√sumSquares", Math.sqrt(sumSquares));
  const centred = sumSquares - (sum * sum) / n;
  // Sums in doubles carry about n·2⁻⁵³ of relative error; beyond that the two sums contradict each other.
  if (centred < -1e-9 * sumSquares) {
    throw new RangeError(`sumSquares ${sumSquares} is impossible: below sum²/n = ${(sum * sum) / n}`);
  }
  return centred <= 1e-15 * sumSquares ? 0 : centred / (n - 1);
}

/** Sample covariance (n − 1) of two columns from their sums and the sum of products. */
export function momentsCovariance(a: Moments, b: Moments, sumProducts: number): number {
  if (a.n !== b.n) throw new RangeError(`both columns must cover the same units, got n = ${a.n} and ${b.n}`);
  checkCount("n", a.n, 2);
  checkSize("√|sumProducts|", Math.sqrt(Math.abs(sumProducts)));
  return (sumProducts - (a.sum * b.sum) / a.n) / (a.n - 1);
}

/** A mean per unit (spend per customer), from sums. Needs n ≥ 2: one unit has no variance. */
export function meanSummary(moments: Moments): GroupSummary {
  const variance = momentsVariance(moments);
  return { n: moments.n, mean: moments.sum / moments.n, variance };
}

/** A share (converted or not). The variance is p(1 − p), without the n − 1 correction, as is usual for shares. */
export function proportionSummary({ n, successes }: { n: number; successes: number }): GroupSummary {
  checkCount("n", n, 1);
  checkCount("successes", successes);
  if (successes > n) throw new RangeError(`successes ${successes} exceed n ${n}`);
  const p = successes / n;
  return { n, mean: p, variance: p * (1 - p) };
}

/** Raw values, one per unit, in one pass (Welford 1962): no cancellation when the mean is large. */
export function sampleSummary(values: ArrayLike<number>): GroupSummary {
  checkCount("number of values", values.length, 2);
  checkAllFinite("values", values);
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const before = value - mean;
    mean += before / (i + 1);
    squares += before * (value - mean);
  }
  return { n: values.length, mean, variance: squares / (values.length - 1) };
}
