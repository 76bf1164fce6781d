import { checkCount, checkOpenUnit } from "../check.ts";
import { normalQuantile } from "../special/normal.ts";

function checkShare(name: string, successes: number, n: number): void {
  checkCount(`${name}n`, n, 1);
  checkCount(`${name}successes`, successes);
  if (successes > n) throw new RangeError(`${name}successes ${successes} exceed n ${n}`);
}

/**
 * Wilson's interval of a share (Wilson 1927): stays inside 0–1 and is honest for small n and shares near 0 or 1.
 * `successes` of `n`, n ≥ 1. At 0 successes the lower end is exactly 0, at n successes the upper end exactly 1.
 */
export function wilsonInterval(successes: number, n: number, alpha = 0.05): [number, number] {
  checkShare("", successes, n);
  checkOpenUnit("alpha", alpha);
  const z2 = normalQuantile(alpha / 2) ** 2;
  const failures = n - successes;
  const half = Math.sqrt(z2 * ((successes * failures) / n + z2 / 4));
  // Each end as a quotient that does not cancel: the product of both roots is successes² / (n² + n z²).
  const upper = (successes + z2 / 2 + half) / (n + z2);
  const lower = (successes * successes) / (n * (successes + z2 / 2 + half));
  return [successes === 0 ? 0 : lower, failures === 0 ? 1 : upper];
}

/**
 * Wald's interval p ± z √(p(1 − p)/n), as textbooks give it: not cut at 0 and 1, and of no width at 0 or n successes.
 * Kept for comparison with published figures; prefer `wilsonInterval`.
 */
export function waldInterval(successes: number, n: number, alpha = 0.05): [number, number] {
  checkShare("", successes, n);
  checkOpenUnit("alpha", alpha);
  const p = successes / n;
  const width = -normalQuantile(alpha / 2) * Math.sqrt((p * (1 - p)) / n);
  return [p - width, p + width];
}
