import { checkCount, checkOpenUnit } from "../check.ts";
import { studentTCdf, studentTQuantile } from "../special/quantiles.ts";
import { requireFinite } from "../special/require.ts";
import { checkTail, type Difference, effect, type Tail } from "./effect.ts";
import { peekingFalsePositiveRate } from "./peeking.ts";
import type { GroupSummary } from "./summary.ts";

export interface TestOptions {
  /** Default `absolute`. */
  readonly difference?: Difference;
  /** Default `two-sided`. */
  readonly tail?: Tail;
  /** 1 − level of the interval; default 0.05. */
  readonly alpha?: number;
}

export interface TestResult {
  readonly estimate: number;
  readonly standardError: number;
  /** 1 − alpha; one-sided tests have one infinite end. */
  readonly interval: readonly [number, number];
  readonly pValue: number;
}

export interface WelchResult extends TestResult {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /**
   * Null for a single look. After several looks at the same data the p-value no longer means what it says:
   * `falsePositiveRate` is what alpha really was. Use `sequentialTest` instead.
   */
  readonly peeked: { readonly looks: number; readonly falsePositiveRate: number } | null;
}

/**
 * Welch's t-test of two groups with unequal variances, on means, shares, ratios (`ratioSummary`) or CUPED-adjusted
 * metrics (`cuped`).
 *
 * `nullValue` is the difference under test (default 0), in the unit of the difference. `looks` counts how often these
 * data have been looked at with a wish to stop, this time included.
 * Sources: Welch 1947; relative differences by the delta method, see `effect`.
 * Throws RangeError where no standard error exists (n < 2, nothing varies, relative to 0).
 */
export function welchTest(
  control: GroupSummary,
  treatment: GroupSummary,
  options: TestOptions & { readonly nullValue?: number; readonly looks?: number } = {},
): WelchResult {
  const { difference = "absolute", tail = "two-sided", alpha = 0.05, nullValue = 0, looks = 1 } = options;
  checkOpenUnit("alpha", alpha);
  checkTail(tail);
  requireFinite("nullValue", nullValue);
  checkCount("looks", looks, 1);
  const { estimate, standardError, degreesOfFreedom } = effect(control, treatment, difference);
  const statistic = (estimate - nullValue) / standardError;
  const width = -studentTQuantile(tail === "two-sided" ? alpha / 2 : alpha, degreesOfFreedom) * standardError;
  return {
    estimate,
    standardError,
    statistic,
    degreesOfFreedom,
    interval: tailInterval(estimate, width, tail),
    pValue: tailProbability((t) => studentTCdf(t, degreesOfFreedom), statistic, tail),
    peeked: looks === 1 ? null : { looks, falsePositiveRate: peekingFalsePositiveRate(looks, alpha) },
  };
}

/** The interval that belongs to a tail: open on the side that the test does not guard. */
export function tailInterval(estimate: number, width: number, tail: Tail): [number, number] {
  return [
    tail === "less" ? Number.NEGATIVE_INFINITY : estimate - width,
    tail === "greater" ? Number.POSITIVE_INFINITY : estimate + width,
  ];
}

/** p-value from the lower tail of a symmetric distribution; small tails keep their digits. */
export function tailProbability(lower: (statistic: number) => number, statistic: number, tail: Tail): number {
  // Beyond 1e100 squares overflow, and every tail has long been 0 or 1.
  const bounded = Math.max(-1e100, Math.min(1e100, statistic));
  if (tail === "greater") return lower(-bounded);
  if (tail === "less") return lower(bounded);
  return Math.min(1, 2 * lower(-Math.abs(bounded)));
}
