import { chiSquaredTail, proportionTest, welchTest } from "@perennial/stats";

/** A group of values by its count, mean and variance (n − 1). */
export interface Group {
  n: number;
  mean: number;
  variance: number;
}

/**
 * Cohen's d of a − b over the pooled standard deviation, with the large-sample 95 % interval of Hedges & Olkin 1985.
 * Null where a group has fewer than two values or nothing varies.
 */
export function cohensD(a: Group, b: Group): { d: number; low: number; high: number } | null {
  if (a.n < 2 || b.n < 2) return null;
  const pooled = ((a.n - 1) * a.variance + (b.n - 1) * b.variance) / (a.n + b.n - 2);
  if (!(pooled > 0)) return null;
  const d = (a.mean - b.mean) / Math.sqrt(pooled);
  const error = Math.sqrt((a.n + b.n) / (a.n * b.n) + (d * d) / (2 * (a.n + b.n)));
  return { d, low: d - 1.959964 * error, high: d + 1.959964 * error };
}

interface GroupDifference {
  d: number | null;
  low: number | null;
  high: number | null;
  /** a − b in the unit of the figure, with its 95 % interval. */
  difference: { value: number; low: number; high: number } | null;
  p: number | null;
}

/**
 * How far two groups lie apart: standardised, and in their own unit (Welch's interval; of shares, Newcombe's), with the
 * p-value before it is adjusted for other comparisons. All null where it cannot be told.
 */
export function groupDifference(a: Group, b: Group, share: boolean): GroupDifference {
  const effect = cohensD(a, b);
  if (!effect) return { d: null, low: null, high: null, difference: null, p: null };
  if (share) {
    const of = ({ n, mean }: Group) => ({ n, successes: Math.round(mean * n) });
    const { estimate, newcombe, pValue } = proportionTest(of(b), of(a));
    return { ...effect, difference: { value: estimate, low: newcombe[0], high: newcombe[1] }, p: pValue };
  }
  const { estimate, interval, pValue } = welchTest(b, a);
  return { ...effect, difference: { value: estimate, low: interval[0], high: interval[1] }, p: pValue };
}

/** Cramér's V of two groups over the same values. Null where a group is empty or there is one value only. */
export function cramersV(a: readonly number[], b: readonly number[]): number | null {
  return traitDifference(a, b).v;
}

/** Cramér's V and the p-value of its chi-squared test, before it is adjusted for other comparisons. */
export function traitDifference(
  a: readonly number[],
  b: readonly number[],
): { v: number | null; p: number | null } {
  const total = (list: readonly number[]) => list.reduce((sum, n) => sum + n, 0);
  const [inA, inB] = [total(a), total(b)];
  const columns = a.map((n, i) => n + b[i]!).filter((n) => n > 0).length;
  if (inA === 0 || inB === 0 || columns < 2) return { v: null, p: null };
  const n = inA + inB;
  let chiSquared = 0;
  for (const [i, inColumn] of a.map((value, i) => [i, value + b[i]!] as const)) {
    if (inColumn === 0) continue;
    for (const [seen, of] of [
      [a[i]!, inA],
      [b[i]!, inB],
    ] as const) {
      const expected = (inColumn * of) / n;
      chiSquared += (seen - expected) ** 2 / expected;
    }
  }
  return { v: Math.sqrt(chiSquared / n), p: chiSquaredTail(chiSquared, columns - 1) };
}
