import { chiSquaredTail, fisherTest, proportionTest, type Share, welchTest } from "@perennial/stats";

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

export interface GroupDifference {
  d: number | null;
  low: number | null;
  high: number | null;
  /** a − b in the unit of the figure, with its 95 % interval. */
  difference: { value: number; low: number; high: number } | null;
  /** Null: not tested. */
  p: number | null;
}

/** Of fewer values a mean and its variance say too little for a test. */
export const fewest = 10;
/** The counts that a chi-squared test expects, at least; below them its p-value is too small. */
const leastExpected = 5;

/**
 * How far two groups lie apart: standardised, and in their own unit (Welch's interval; of shares, Newcombe's), with the
 * p-value before it is adjusted for other comparisons. Means of fewer than ten values are not tested, nor where the
 * values of a group are all one, for which no interval is true either. All null where it cannot be told.
 */
export function groupDifference(a: Group, b: Group, share: boolean): GroupDifference {
  const effect = cohensD(a, b);
  if (!effect) return { d: null, low: null, high: null, difference: null, p: null };
  if (share) {
    const of = ({ n, mean }: Group) => ({ n, successes: Math.round(mean * n) });
    const { estimate, newcombe } = proportionTest(of(b), of(a));
    return {
      ...effect,
      difference: { value: estimate, low: newcombe[0], high: newcombe[1] },
      p: shareTest(of(a), of(b)),
    };
  }
  if (!varies(a) || !varies(b)) return { ...effect, difference: null, p: null };
  const { estimate, interval, pValue } = welchTest(b, a);
  return {
    ...effect,
    difference: { value: estimate, low: interval[0], high: interval[1] },
    p: Math.min(a.n, b.n) < fewest ? null : pValue,
  };
}

/** The variance of equal values may be off 0 by rounding. */
const varies = ({ mean, variance }: Group): boolean => variance > 1e-12 * mean * mean;

/** Exact where the counts are small. */
function shareTest(a: Share, b: Share): number {
  const all = a.successes + b.successes;
  const rarer = Math.min(all, a.n + b.n - all);
  const expected = (rarer * Math.min(a.n, b.n)) / (a.n + b.n);
  return expected < leastExpected ? fisherTest(b, a) : proportionTest(b, a).pValue;
}

/** Cramér's V of two groups over the same values. Null where a group is empty or there is one value only. */
export function cramersV(a: readonly number[], b: readonly number[]): number | null {
  return traitDifference(a, b).v;
}

const total = (list: readonly number[]) => list.reduce((sum, n) => sum + n, 0);

/**
 * Cramér's V and the p-value of its chi-squared test, before it is adjusted for other comparisons. Rare values count as
 * one, others; two values of small counts are tested exactly; not tested (null) where all values are rare.
 */
export function traitDifference(
  a: readonly number[],
  b: readonly number[],
): { v: number | null; p: number | null } {
  const seen = a.map((n, i) => [n, b[i]!] as const).filter(([inA, inB]) => inA + inB > 0);
  const [ofA, ofB] = [total(a), total(b)];
  if (ofA === 0 || ofB === 0 || seen.length < 2) return { v: null, p: null };
  const pooled = withoutRare(seen, Math.min(ofA, ofB) / (ofA + ofB));
  if (pooled.length === 1) return { v: Math.sqrt(chiSquared(seen) / (ofA + ofB)), p: null };
  const found = chiSquared(pooled);
  const [[inA, inB]] = pooled as [Column, ...Column[]];
  return {
    v: Math.sqrt(found / (ofA + ofB)),
    p:
      pooled.length === 2
        ? shareTest({ successes: inA, n: ofA }, { successes: inB, n: ofB })
        : chiSquaredTail(found, pooled.length - 1),
  };
}

/** How many of each group have a value. */
type Column = readonly [number, number];

function withoutRare(columns: readonly Column[], smallerPart: number): readonly Column[] {
  if (columns.length === 2) return columns;
  const isRare = ([inA, inB]: Column) => (inA + inB) * smallerPart < leastExpected;
  const sum = (some: readonly Column[]): Column => [
    total(some.map(([inA]) => inA)),
    total(some.map(([, inB]) => inB)),
  ];
  const kept = columns.filter((column) => !isRare(column)).sort((x, y) => y[0] + y[1] - (x[0] + x[1]));
  const rare = columns.filter(isRare);
  if (rare.length === 0) return kept;
  const others = sum(rare);
  // Others that are few themselves go to the smallest of the rest, as long as two are left.
  return isRare(others) && kept.length > 1
    ? [...kept.slice(0, -1), sum([kept.at(-1)!, others])]
    : [...kept, others];
}

function chiSquared(columns: readonly Column[]): number {
  const rows = [total(columns.map(([inA]) => inA)), total(columns.map(([, inB]) => inB))];
  const n = rows[0]! + rows[1]!;
  let sum = 0;
  for (const column of columns)
    column.forEach((seen, side) => {
      const expected = ((column[0] + column[1]) * rows[side]!) / n;
      sum += (seen - expected) ** 2 / expected;
    });
  return sum;
}
