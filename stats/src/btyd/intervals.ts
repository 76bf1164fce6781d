import { choleskyFactor } from "../optimise/linearAlgebra.ts";
import { randomNormal, seeded } from "../random.ts";
import { normalQuantile } from "../special/normal.ts";
import type { Fit, Interval } from "./fit.ts";
import type { History } from "./history.ts";
import type { CustomerModel } from "./model.ts";

/** Lower and upper ends in columns. */
export interface IntervalColumns {
  low: Float64Array;
  high: Float64Array;
}

export interface IntervalOptions {
  /** Chance that the interval holds the true expectation; 0.95 unless told. */
  level?: number;
  /** "log" (default) for what is positive, "logit" for probabilities: ends then never leave their range. */
  scale?: "log" | "logit";
}

function requireCovariance<P>(fit: Fit<P>): Float64Array {
  if (!fit.covarianceLog) {
    throw new RangeError(
      `no interval for ${fit.model}: ${fit.reason?.en ?? "the information matrix is singular"}`,
    );
  }
  return fit.covarianceLog;
}

const logit = (p: number) => Math.log(p) - Math.log1p(-p);
const unlogit = (z: number) => (z > 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));

/**
 * Delta-method intervals for any prediction made from a fit's parameters, one or a million at once: the gradient in
 * log-parameters by central differences (2 evaluations per parameter, no refit), the variance from the observed
 * information. They are about the expectation; what one customer will really do varies more, see `countInterval`.
 */
export function deltaIntervals<P extends object>(
  fit: Fit<P>,
  predict: (params: P) => Float64Array,
  options: IntervalOptions = {},
): IntervalColumns {
  return combinedIntervals([{ fit, predict } as unknown as Part], options);
}

interface Part {
  fit: Fit<object>;
  predict: (params: object) => Float64Array;
}

/**
 * Intervals of a product of predictions from independently fitted models, such as purchases × spend: variances of the
 * logarithms add. Every part returns columns of equal length; the first part alone gives the centre when there is one.
 */
export function productIntervals<P extends object, Q extends object>(
  first: { fit: Fit<P>; predict: (params: P) => Float64Array },
  second: { fit: Fit<Q>; predict: (params: Q) => Float64Array },
  options: { level?: number } = {},
): IntervalColumns {
  return combinedIntervals([first as unknown as Part, second as unknown as Part], options);
}

function combinedIntervals(parts: Part[], { level = 0.95, scale = "log" }: IntervalOptions): IntervalColumns {
  const z = normalQuantile(0.5 + level / 2);
  const to = scale === "log" ? Math.log : logit;
  const from = scale === "log" ? Math.exp : unlogit;
  const centres = parts.map((part) => part.predict(part.fit.params));
  const size = centres[0]!.length;
  const variance = new Float64Array(size);
  parts.forEach((part) => {
    const covariance = requireCovariance(part.fit);
    const n = part.fit.names.length;
    const gradients = part.fit.names.map((name, j) => {
      const h = 1e-4;
      const params = part.fit.params as Record<string, number>;
      const moved = (d: number) => (part.fit.linear[j] ? params[name]! + d : params[name]! * Math.exp(d));
      const at = (d: number) => part.predict({ ...params, [name]: moved(d) });
      const [up, down] = [at(h), at(-h)];
      return up.map((v, i) => (to(v) - to(down[i]!)) / (2 * h));
    });
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) {
        const c = covariance[j * n + k]!;
        for (let i = 0; i < size; i++) variance[i] = variance[i]! + c * gradients[j]![i]! * gradients[k]![i]!;
      }
    }
  });
  const low = new Float64Array(size);
  const high = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let centre = 1;
    for (const column of centres) centre *= column[i]!;
    // A prediction at the edge of its range (P(alive) = 1 when x = 0) is certain under the model.
    const half = z * Math.sqrt(variance[i]!);
    const certain = !Number.isFinite(to(centre)) || !(half >= 0);
    low[i] = certain ? centre : from(to(centre) - half);
    high[i] = certain ? centre : from(to(centre) + half);
  }
  return { low, high };
}

/** Draws of the parameters from the Laplace approximation: log-parameters normal about the maximum. Seeded. */
export function laplaceSample<P extends object>(fit: Fit<P>, draws: number, seed: number): P[] {
  const n = fit.names.length;
  const factor = choleskyFactor(requireCovariance(fit), n);
  const uniform = seeded(seed);
  return Array.from({ length: draws }, () => {
    const z = Array.from({ length: n }, () => randomNormal(uniform));
    const params: Record<string, number> = {};
    fit.names.forEach((name, i) => {
      let shift = 0;
      for (let k = 0; k <= i; k++) shift += factor[i * n + k]! * z[k]!;
      const value = fit.params[name] as number;
      params[name] = fit.linear[i] ? value + shift : value * Math.exp(shift);
    });
    return params as P;
  });
}

/**
 * Interval for the number of purchases that one customer will really make in (T, T + horizon]: the smallest and largest
 * n that leave at most (1 - level) / 2 below and above. With `draws` > 0 averaged over a Laplace sample of parameters.
 */
export function countInterval<P extends object>(
  model: CustomerModel<P>,
  fit: Fit<P>,
  history: History,
  horizon: number,
  options: { level?: number; draws?: number; seed?: number } = {},
): Interval {
  const { level = 0.9, draws = 0, seed = 1 } = options;
  const sample = draws > 0 ? laplaceSample(fit, draws, seed) : [fit.params];
  const tail = (1 - level) / 2;
  let below = 0;
  let low = -1;
  for (let n = 0; n < 1_000_000; n++) {
    let chance = 0;
    for (const params of sample)
      chance += model.countProbability(params, history, horizon, n) / sample.length;
    below += chance;
    if (low < 0 && below > tail) low = n;
    if (below >= 1 - tail) return { low, high: n };
  }
  throw new RangeError(
    `the count's distribution does not end within a million purchases, horizon ${horizon}`,
  );
}
