import { normalQuantile } from "../special/normal.ts";
import type { Fit } from "./fit.ts";
import type { Columns } from "./history.ts";
import type { CustomerModel } from "./model.ts";

/** Purchases of all customers together in (T, T + horizon], one entry a horizon. */
export interface TotalForecast {
  readonly mean: Float64Array;
  /** Ends between which the total falls with the chance asked for, if the model is right. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Means and gradients from so many customers where there are more, scaled to all of them. */
const meanSample = 4000;
/** The spread of single customers from so many, at so many horizons; drawn straight between them. */
const spreadSample = 64;
const spreadKnots = 3;

/**
 * The total that will really come, with its interval: the spread of each customer's own count about its expectation (customers
 * are independent given the parameters, so variances add), and what is not known of the parameters (delta method, from the
 * observed information; left out where a fit has none). Normal, by the number of customers. Horizons rise.
 */
export function totalForecast<P extends object>(
  model: CustomerModel<P>,
  fit: Fit<P>,
  columns: Columns,
  horizons: readonly number[],
  { level = 0.8 }: { level?: number } = {},
): TotalForecast {
  const n = columns.x.length;
  const last = horizons.at(-1);
  if (n === 0 || last === undefined) throw new RangeError(`${n} customers, ${horizons.length} horizons`);
  const some = every(columns, meanSample);
  const totals = (params: P) =>
    columnSums(model.expectedTransactionsAt(params, some, horizons), horizons.length);
  const seen = totals(fit.params);
  const whole =
    some === columns ? seen.at(-1)! : sum(model.expectedTransactionsAll(fit.params, columns, last));
  const scale = seen.at(-1)! > 0 ? whole / seen.at(-1)! : n / some.x.length;
  const mean = seen.map((value) => value * scale);
  const own = ownSpread(model, fit.params, some, mean, horizons);
  const unsure = parameterSpread(fit, totals).map((value) => value * scale * scale);
  const z = normalQuantile(0.5 + level / 2);
  const half = mean.map((_, h) => z * Math.sqrt(own[h]! + unsure[h]!));
  return {
    mean,
    low: mean.map((value, h) => Math.max(0, value - half[h]!)),
    high: mean.map((value, h) => value + half[h]!),
  };
}

/**
 * Variance of all customers' counts about their expectations, at each horizon. A count's chances are slow to work out, so it is
 * looked at in a few, drawn in proportion to what is expected of them (Hansen & Hurwitz 1943): variance over expectation is
 * nearly the same in all, so few say much.
 */
function ownSpread<P extends object>(
  model: CustomerModel<P>,
  params: P,
  some: Columns,
  mean: Float64Array,
  horizons: readonly number[],
): Float64Array {
  const last = horizons.at(-1)!;
  const expected = model.expectedTransactionsAll(params, some, last);
  const drawn = inProportion(expected, spreadSample);
  const ratios = Array.from({ length: spreadKnots }, (_, k) => {
    const horizon = (last * (k + 1)) / spreadKnots;
    let [variance, mass] = [0, 0];
    for (const i of drawn) {
      const history = { x: some.x[i]!, tx: some.tx[i]!, T: some.T[i]! };
      // Each stands for as much of what is expected as the others.
      variance +=
        countVariance((count) => model.countProbability(params, history, horizon, count)) / expected[i]!;
      mass += model.expectedTransactions(params, history, horizon) / expected[i]!;
    }
    return mass > 0 ? variance / mass : 1;
  });
  return Float64Array.from(horizons, (horizon, h) => {
    const place = (horizon / last) * spreadKnots - 1;
    const k = Math.min(spreadKnots - 2, Math.max(0, Math.floor(place)));
    // A count of a moment is 0 or 1: its variance is its expectation.
    const [from, to] = place < 0 ? [1, ratios[0]!] : [ratios[k]!, ratios[k + 1]!];
    const along = place < 0 ? place + 1 : Math.min(1, place - k);
    return mean[h]! * (from + along * (to - from));
  });
}

/** Rows at equal steps of the sum of what is expected. */
function inProportion(expected: Float64Array, most: number): number[] {
  const rows = Array.from(expected.keys()).filter((i) => expected[i]! > 0);
  const all = rows.reduce((so, i) => so + expected[i]!, 0);
  const drawn: number[] = [];
  let passed = 0;
  for (const i of rows) {
    passed += expected[i]!;
    while (drawn.length < most && passed > ((drawn.length + 0.5) * all) / most) drawn.push(i);
  }
  return drawn;
}

/** From the chances of 0, 1, 2 … until a hundred-thousandth is left. */
function countVariance(chance: (count: number) => number): number {
  let [left, mean, square] = [1, 0, 0];
  for (let count = 0; left > 1e-5 && count < 100_000; count++) {
    const p = chance(count);
    left -= p;
    mean += count * p;
    square += count * count * p;
  }
  return Math.max(0, square - mean * mean);
}

/** Variance of the totals that comes of the parameters, at each horizon. */
function parameterSpread<P extends object>(fit: Fit<P>, totals: (params: P) => Float64Array): Float64Array {
  const size = totals(fit.params).length;
  const variance = new Float64Array(size);
  const { covarianceLog, names, linear } = fit;
  if (!covarianceLog) return variance;
  const h = 1e-4;
  const gradients = names.map((name, j) => {
    const params = fit.params as Record<string, number>;
    const moved = (d: number) => (linear[j] ? params[name]! + d : params[name]! * Math.exp(d));
    const at = (d: number) => totals({ ...fit.params, [name]: moved(d) });
    const [up, down] = [at(h), at(-h)];
    return up.map((value, i) => (value - down[i]!) / (2 * h));
  });
  for (let j = 0; j < names.length; j++)
    for (let k = 0; k < names.length; k++)
      for (let i = 0; i < size; i++)
        variance[i]! += covarianceLog[j * names.length + k]! * gradients[j]![i]! * gradients[k]![i]!;
  return variance.map((value) => Math.max(0, value));
}

/** All rows, or evenly spread ones of many. */
function every(columns: Columns, most: number): Columns {
  const n = columns.x.length;
  if (n <= most) return columns;
  const of = (values: ArrayLike<number>) =>
    Float64Array.from({ length: most }, (_, i) => values[Math.floor(((i + 0.5) * n) / most)]!);
  return { x: of(columns.x), tx: of(columns.tx), T: of(columns.T) };
}

function columnSums(values: Float64Array, columns: number): Float64Array {
  const sums = new Float64Array(columns);
  for (let i = 0; i < values.length; i++) sums[i % columns]! += values[i]!;
  return sums;
}

const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0);
