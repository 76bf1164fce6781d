import { checkCount } from "../check.ts";
import type { Share } from "./proportionTest.ts";

/** Beyond it the sum grows long, and `proportionTest` says the same. */
const most = 1e9;

/**
 * Fisher's exact test of two shares, two-sided: the probability of all tables with these margins that are no more
 * likely than the one seen (Fisher 1934; of several two-sided versions the one of R's fisher.test).
 * For counts too small for `proportionTest`. Throws RangeError for n of 0 or above 1e9 and for more successes than n.
 */
export function fisherTest(control: Share, treatment: Share): number {
  for (const [name, { successes, n }] of Object.entries({ control, treatment })) {
    checkCount(`${name}.n`, n, 1);
    checkCount(`${name}.successes`, successes);
    if (n > most) throw new RangeError(`${name}.n must be at most ${most}, got ${n}`);
    if (successes > n) throw new RangeError(`${name}.successes must be at most n = ${n}, got ${successes}`);
  }
  const successes = control.successes + treatment.successes;
  const lowest = Math.max(0, successes - treatment.n);
  const highest = Math.min(control.n, successes);
  const likeliest = Math.floor(((control.n + 1) * (successes + 1)) / (control.n + treatment.n + 2));
  // Of k successes in the control, against k − 1: the ratio of two hypergeometric probabilities.
  const ratio = (k: number) =>
    ((control.n - k + 1) * (successes - k + 1)) / (k * (treatment.n - successes + k));
  const weights = new Map([[likeliest, 1]]);
  for (let k = likeliest + 1, weight = ratio(k); k <= highest && weight > 0; weight *= ratio(++k))
    weights.set(k, weight);
  for (let k = likeliest, weight = 1 / ratio(k); k > lowest && weight > 0; weight /= ratio(--k))
    weights.set(k - 1, weight);
  // Equally likely tables differ by rounding.
  const seen = (weights.get(control.successes) ?? 0) * (1 + 1e-7);
  let all = 0;
  let asUnlikely = 0;
  for (const weight of weights.values()) {
    all += weight;
    if (weight <= seen) asUnlikely += weight;
  }
  return asUnlikely / all;
}
