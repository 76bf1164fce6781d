import { normalCdf, normalQuantile } from "../special/normal.ts";

export interface RankSumResult {
  /** Chance that one of a is larger than one of b, a tie counted half: Mann & Whitney's U over all pairs. */
  readonly superiority: number;
  /** The same as the d of two normal groups of one spread, √2 Φ⁻¹(superiority); where no pair, or every one, is larger, of half a pair fewer. */
  readonly d: number;
  /** 95 %, by DeLong's variance on the logit; null where it is 0, as where every pair is the same way round. */
  readonly interval: readonly [number, number] | null;
  /** Two-sided, normal with the correction for ties; 1 where all values are one. */
  readonly pValue: number;
}

/**
 * The rank-sum test of values of which only the order is known, such as marks: how many of each group have each value,
 * smallest value first. Lehmann 1975, Nonparametrics, (1.35) for the variance with ties; DeLong, DeLong & Clarke-Pearson
 * 1988 for the interval. Throws RangeError for an empty group or lists of different lengths.
 */
export function rankSumTest(a: readonly number[], b: readonly number[]): RankSumResult {
  if (a.length !== b.length) throw new RangeError(`counts of ${a.length} and ${b.length} values`);
  const [n, m] = [sum(a), sum(b)];
  if (!(n > 0 && m > 0)) throw new RangeError(`groups of ${n} and ${m}`);
  const overB = above(b, m);
  const overA = above(a, n);
  const superiority = dot(a, overB) / n;
  const all = n + m;
  const ties = sum(a.map((count, i) => (count + b[i]!) ** 3 - (count + b[i]!)));
  const spread = ((n * m) / 12) * (all + 1 - (all > 1 ? ties / (all * (all - 1)) : 0));
  const z = spread > 1e-9 ? ((superiority - 0.5) * n * m) / Math.sqrt(spread) : 0;
  const inside = Math.min(1 - 0.5 / (n * m), Math.max(0.5 / (n * m), superiority));
  const error = Math.sqrt(varianceOf(a, overB, superiority) / n + varianceOf(b, overA, 1 - superiority) / m);
  return {
    superiority,
    d: asD(inside),
    interval: error > 0 ? intervalOf(inside, error) : null,
    pValue: 2 * normalCdf(-Math.abs(z)),
  };
}

const sum = (list: readonly number[]) => list.reduce((so, x) => so + x, 0);
const dot = (x: readonly number[], y: readonly number[]) => x.reduce((so, value, i) => so + value * y[i]!, 0);
const asD = (chance: number) => Math.SQRT2 * normalQuantile(chance);

/** For each value the share of a group below it, its own counted half. */
function above(counts: readonly number[], n: number): number[] {
  let below = 0;
  return counts.map((count) => {
    const share = (below + count / 2) / n;
    below += count;
    return share;
  });
}

/** Of n − 1, over the members of a group. */
function varianceOf(counts: readonly number[], values: readonly number[], mean: number): number {
  const n = sum(counts);
  return n < 2
    ? 0
    : dot(
        counts,
        values.map((value) => (value - mean) ** 2),
      ) /
        (n - 1);
}

function intervalOf(chance: number, error: number): [number, number] {
  const logit = Math.log(chance / (1 - chance));
  const half = (1.959964 * error) / (chance * (1 - chance));
  const end = (at: number) => asD(Math.min(1 - 1e-12, Math.max(1e-12, 1 / (1 + Math.exp(-at)))));
  return [end(logit - half), end(logit + half)];
}
