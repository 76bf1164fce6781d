export interface ReliabilityBin {
  /** Mean probability that was said, and the share that came true. */
  said: number;
  came: number;
  count: number;
}

export interface Reliability {
  bins: ReliabilityBin[];
  /** Mean squared difference of what was said and what came (Brier 1950). */
  brier: number;
  /** The same for whoever had said the base rate to everyone: what a forecast has to beat. */
  brierOfBaseRate: number;
  /** Mean absolute difference of said and came over bins, by their counts. */
  calibrationError: number;
}

/**
 * How well probabilities came true: bins of equal count by probability (equal probabilities stay together).
 * `happened` holds 0 or 1. Throws RangeError for unequal or empty columns.
 */
export function reliability(
  probability: ArrayLike<number>,
  happened: ArrayLike<number>,
  wanted = 10,
): Reliability {
  const n = probability.length;
  if (n === 0 || happened.length !== n)
    throw new RangeError(`columns differ in length or are empty: ${n} and ${happened.length}`);
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort(
    (i, j) => probability[i]! - probability[j]!,
  );
  const bins: ReliabilityBin[] = [];
  let [squared, sum] = [0, 0];
  for (let k = 0; k < n; ) {
    const until = Math.ceil(((bins.length + 1) * n) / wanted);
    let [said, came, count] = [0, 0, 0];
    for (; k < n; k++) {
      const p = probability[order[k]!]!;
      if (k >= until && p !== probability[order[k - 1]!]) break;
      const y = happened[order[k]!]!;
      said += p;
      came += y;
      count++;
      squared += (p - y) ** 2;
      sum += y;
    }
    bins.push({ said: said / count, came: came / count, count });
    while (bins.length < wanted && k < n && Math.ceil(((bins.length + 1) * n) / wanted) <= k) wanted--;
  }
  const rate = sum / n;
  return {
    bins,
    brier: squared / n,
    brierOfBaseRate: rate * (1 - rate),
    calibrationError: bins.reduce((total, bin) => total + (Math.abs(bin.said - bin.came) * bin.count) / n, 0),
  };
}
