import { requireProbability } from "../special/require.ts";

/**
 * `bonferroni`, `sidak`, `holm`, `hochberg` bound the chance of a single false discovery (family-wise);
 * `bh` (Benjamini–Hochberg) and `by` (Benjamini–Yekutieli, any dependence) bound the share of false ones.
 * `hochberg`, `bh` and `sidak` assume independent or positively dependent tests.
 */
export type Correction = "bonferroni" | "sidak" | "holm" | "hochberg" | "bh" | "by";

/**
 * P-values adjusted for having looked at several, in the order given: compare each with alpha.
 * Sources: Holm 1979; Hochberg 1988; Benjamini & Hochberg 1995; Benjamini & Yekutieli 2001. Monotone, at most 1.
 * `family` is the number of tests when more were run than are listed (default: all listed).
 */
export function adjustPValues(
  pValues: ArrayLike<number>,
  method: Correction,
  options: { readonly family?: number } = {},
): Float64Array {
  const count = pValues.length;
  const m = options.family ?? count;
  if (!Number.isSafeInteger(m) || m < count)
    throw new RangeError(`family must be a whole number ≥ ${count}, got ${m}`);
  for (let i = 0; i < count; i++) requireProbability(`pValues[${i}]`, pValues[i]!);
  const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => pValues[a]! - pValues[b]! || a - b);
  const adjusted = new Float64Array(count);
  const single = (f: (p: number) => number) => {
    for (let i = 0; i < count; i++) adjusted[i] = Math.min(1, f(pValues[i]!));
    return adjusted;
  };
  const stepDown = (factor: (rank: number) => number) => {
    let running = 0;
    order.forEach((i, k) => {
      running = Math.max(running, Math.min(1, factor(k + 1) * pValues[i]!));
      adjusted[i] = running;
    });
    return adjusted;
  };
  const stepUp = (factor: (rank: number) => number) => {
    let running = 1;
    for (let k = count; k >= 1; k--) {
      const i = order[k - 1]!;
      running = Math.min(running, factor(k) * pValues[i]!);
      adjusted[i] = running;
    }
    return adjusted;
  };
  switch (method) {
    case "bonferroni":
      return single((p) => m * p);
    case "sidak":
      // 1 − (1 − p)^m without cancellation for tiny p.
      return single((p) => (p === 1 ? 1 : -Math.expm1(m * Math.log1p(-p))));
    case "holm":
      return stepDown((rank) => m - rank + 1);
    case "hochberg":
      return stepUp((rank) => m - rank + 1);
    case "bh":
      return stepUp((rank) => m / rank);
    case "by": {
      let harmonic = 0;
      for (let k = 1; k <= m; k++) harmonic += 1 / k;
      return stepUp((rank) => (harmonic * m) / rank);
    }
    default:
      throw new RangeError(`unknown correction ${JSON.stringify(method)}`);
  }
}
