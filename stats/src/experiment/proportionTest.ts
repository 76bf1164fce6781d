import { checkOpenUnit } from "../check.ts";
import { normalCdf, normalQuantile } from "../special/normal.ts";
import { checkTail, type Tail } from "./effect.ts";
import { wilsonInterval } from "./proportionInterval.ts";
import { tailProbability } from "./welchTest.ts";

/** Successes among n units. */
export interface Share {
  readonly successes: number;
  readonly n: number;
}

export interface ProportionResult {
  /** treatment − control, 0.01 = one percentage point. */
  readonly estimate: number;
  /** z with the pooled standard error, and its p-value; 0 and 1 when nobody or everybody succeeded. */
  readonly z: number;
  readonly pValue: number;
  /** p₂ − p₁ ± z √(p₁q₁/n₁ + p₂q₂/n₂). */
  readonly wald: readonly [number, number];
  /** Newcombe's hybrid score interval. */
  readonly newcombe: readonly [number, number];
}

/**
 * Compares two shares.
 *
 * The test pools the shares, as the null hypothesis says: z = (p₂ − p₁) / √(p̄q̄(1/n₁ + 1/n₂)). The intervals do not.
 * Both intervals are two-sided at 1 − alpha whatever the tail of the test. Newcombe's (Newcombe 1998, method 10)
 * combines the two Wilson intervals, never leaves −1 … 1, and keeps its width when a share is 0 or 1.
 */
export function proportionTest(
  control: Share,
  treatment: Share,
  options: { readonly tail?: Tail; readonly alpha?: number } = {},
): ProportionResult {
  const { tail = "two-sided", alpha = 0.05 } = options;
  checkTail(tail);
  checkOpenUnit("alpha", alpha);
  const [low1, high1] = wilsonInterval(control.successes, control.n, alpha);
  const [low2, high2] = wilsonInterval(treatment.successes, treatment.n, alpha);
  const p1 = control.successes / control.n;
  const p2 = treatment.successes / treatment.n;
  const estimate = p2 - p1;
  const pooled = (control.successes + treatment.successes) / (control.n + treatment.n);
  const pooledError = Math.sqrt(pooled * (1 - pooled) * (1 / control.n + 1 / treatment.n));
  // Nobody or everybody: the difference is exactly 0, and so is the evidence against "no difference".
  const z = pooledError === 0 ? 0 : estimate / pooledError;
  const width =
    -normalQuantile(alpha / 2) * Math.sqrt((p1 * (1 - p1)) / control.n + (p2 * (1 - p2)) / treatment.n);
  return {
    estimate,
    z,
    pValue: pooledError === 0 ? 1 : tailProbability(normalCdf, z, tail),
    wald: [estimate - width, estimate + width],
    newcombe: [estimate - Math.hypot(p2 - low2, high1 - p1), estimate + Math.hypot(high2 - p2, p1 - low1)],
  };
}
