/** Accuracy of predictions, one per customer. All columns have equal length. */
export interface Accuracy {
  /** Mean absolute error and root mean squared error, in purchases per customer. */
  mae: number;
  rmse: number;
  /** Predicted total over actual total less 1; null when nothing was bought. */
  bias: number | null;
  /** Pearson and Spearman correlation; null where a column is constant. */
  correlation: number | null;
  spearman: number | null;
  /**
   * Normalised Gini: the area between the curve of actual purchases, customers ordered by prediction, and the diagonal,
   * over that of a perfect order; 1 is perfect, 0 is chance (Malthouse & Blattberg 2005 use the same lift curve).
   */
  gini: number | null;
  predicted: number;
  actual: number;
}

export function accuracy(predicted: Float64Array, actual: Float64Array): Accuracy {
  const n = predicted.length;
  if (n === 0 || actual.length !== n)
    throw new RangeError(`columns differ: ${n} predicted, ${actual.length} actual`);
  let [absolute, squared, sumP, sumA] = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const error = predicted[i]! - actual[i]!;
    absolute += Math.abs(error);
    squared += error * error;
    sumP += predicted[i]!;
    sumA += actual[i]!;
  }
  const [byPredicted, byActual] = [ranks(predicted), ranks(actual)];
  const best = lift(byActual, actual);
  return {
    mae: absolute / n,
    rmse: Math.sqrt(squared / n),
    bias: sumA > 0 ? sumP / sumA - 1 : null,
    correlation: pearson(predicted, actual),
    spearman: pearson(byPredicted, byActual),
    gini: best > 0 ? lift(byPredicted, actual) / best : null,
    predicted: sumP,
    actual: sumA,
  };
}

function pearson(a: Float64Array, b: Float64Array): number | null {
  const n = a.length;
  let [meanA, meanB] = [0, 0];
  for (let i = 0; i < n; i++) {
    meanA += a[i]! / n;
    meanB += b[i]! / n;
  }
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [da, db] = [a[i]! - meanA, b[i]! - meanB];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : null;
}

/** Ranks 1 … n, ties sharing their mean rank. */
export function ranks(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values.keys()).sort((i, j) => values[i]! - values[j]!);
  const out = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let k = from; k < to; k++) out[order[k]!] = (from + 1 + to) / 2;
    from = to;
  }
  return out;
}

/** Covariance form of the area under the lift curve: ties share their mean rank, so their order does not matter. */
function lift(rank: Float64Array, actual: Float64Array): number {
  const middle = (rank.length + 1) / 2;
  let sum = 0;
  for (let i = 0; i < rank.length; i++) sum += (rank[i]! - middle) * actual[i]!;
  return sum;
}

/** Mean predicted and actual purchases by calibration frequency: x = 0, 1, … and everything from `last` up. */
export interface FrequencyGroup {
  from: number;
  /** Largest x of the group, null for "and more". */
  to: number | null;
  customers: number;
  predicted: number;
  actual: number;
}

export function byFrequency(
  x: Float64Array,
  predicted: Float64Array,
  actual: Float64Array,
  last = 7,
): FrequencyGroup[] {
  const groups = Array.from({ length: last + 1 }, (_, k) => ({
    from: k,
    to: k === last ? null : k,
    customers: 0,
    predicted: 0,
    actual: 0,
  }));
  for (let i = 0; i < x.length; i++) {
    const group = groups[Math.min(last, x[i]!)]!;
    group.customers++;
    group.predicted += predicted[i]!;
    group.actual += actual[i]!;
  }
  for (const group of groups) {
    if (group.customers === 0) continue;
    group.predicted /= group.customers;
    group.actual /= group.customers;
  }
  return groups.filter((group) => group.customers > 0);
}
