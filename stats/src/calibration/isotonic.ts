/** A non-decreasing step function through a few points: `at` ascending, `value` non-decreasing. */
export interface IsotonicFit {
  at: number[];
  value: number[];
  /** Observations behind each step. */
  count: number[];
}

/**
 * Isotonic least squares by pooling adjacent violators (Barlow, Bartholomew, Bremner & Brunk 1972): the non-decreasing
 * function of `score` that is closest to `outcome`. Equal scores are one point. `at` is the mean score of each step.
 *
 * Throws RangeError for columns of unequal or no length and for values that are not finite.
 */
export function fitIsotonic(score: ArrayLike<number>, outcome: ArrayLike<number>): IsotonicFit {
  const n = score.length;
  if (n === 0 || outcome.length !== n)
    throw new RangeError(`columns differ in length or are empty: score ${n}, outcome ${outcome.length}`);
  for (let i = 0; i < n; i++)
    if (!Number.isFinite(score[i]!) || !Number.isFinite(outcome[i]!))
      throw new RangeError(`score and outcome must be finite, got ${score[i]} and ${outcome[i]} in row ${i}`);
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort((i, j) => score[i]! - score[j]!);
  const weight: number[] = [];
  const sumY: number[] = [];
  const sumX: number[] = [];
  for (let k = 0; k < n; ) {
    const x = score[order[k]!]!;
    let [count, y] = [0, 0];
    for (; k < n && score[order[k]!] === x; k++) {
      count++;
      y += outcome[order[k]!]!;
    }
    weight.push(count);
    sumY.push(y);
    sumX.push(x * count);
    while (weight.length > 1) {
      const last = weight.length - 1;
      if (sumY[last - 1]! / weight[last - 1]! < sumY[last]! / weight[last]!) break;
      weight[last - 1] = weight[last - 1]! + weight.pop()!;
      sumY[last - 1] = sumY[last - 1]! + sumY.pop()!;
      sumX[last - 1] = sumX[last - 1]! + sumX.pop()!;
    }
  }
  return {
    at: sumX.map((x, k) => x / weight[k]!),
    value: sumY.map((y, k) => y / weight[k]!),
    count: weight,
  };
}

/** The fit at new scores: straight between the steps' middles, flat beyond the first and the last. */
export function applyIsotonic(
  fit: Pick<IsotonicFit, "at" | "value">,
  score: ArrayLike<number>,
): Float64Array {
  const { at, value } = fit;
  const last = at.length - 1;
  return Float64Array.from({ length: score.length }, (_, i) => {
    const x = score[i]!;
    if (!(x > at[0]!)) return value[0]!;
    if (x >= at[last]!) return value[last]!;
    let [low, high] = [0, last];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (at[middle]! <= x) low = middle;
      else high = middle;
    }
    const share = (x - at[low]!) / (at[high]! - at[low]!);
    return value[low]! + share * (value[high]! - value[low]!);
  });
}
