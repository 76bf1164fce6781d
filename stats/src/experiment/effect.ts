import { checkCount, checkSize } from "../check.ts";
import { requireFinite, requireNonNegative, requirePositive } from "../special/require.ts";
import type { GroupSummary } from "./summary.ts";

/** `absolute`: treatment − control, in the metric's unit. `relative`: that over the control's mean, 0.1 = +10 %. */
export type Difference = "absolute" | "relative";

/** `greater`: is the treatment above the control? `less`: below? */
export type Tail = "two-sided" | "greater" | "less";

export interface Effect {
  readonly estimate: number;
  readonly standardError: number;
  /** Welch–Satterthwaite degrees of freedom. */
  readonly degreesOfFreedom: number;
  /** Units in both groups. */
  readonly n: number;
}

export function checkSummary(name: string, summary: GroupSummary): void {
  checkCount(`${name}.n`, summary.n, 2);
  checkSize(`${name}.mean`, summary.mean);
  requireNonNegative(`${name}.variance`, summary.variance);
  checkSize(`√${name}.variance`, Math.sqrt(summary.variance));
}

export function checkTail(tail: Tail): void {
  if (tail !== "two-sided" && tail !== "greater" && tail !== "less") {
    throw new RangeError(`tail must be "two-sided", "greater" or "less", got ${JSON.stringify(tail)}`);
  }
}

/**
 * The difference between two groups with its standard error.
 *
 * Relative differences use the delta method on B/A − 1 (Deng, Knoblich & Lu 2018, equation 4):
 * var = var_B/(n_B·A²) + var_A·B²/(n_A·A⁴). After CUPED the denominator is the unadjusted control mean, which is
 * correlated with the adjusted one; that covariance is carried.
 *
 * Throws RangeError where the answer does not exist: fewer than two units, neither group varying, or a relative
 * difference over a control mean of zero.
 */
export function effect(
  control: GroupSummary,
  treatment: GroupSummary,
  difference: Difference = "absolute",
): Effect {
  checkSummary("control", control);
  checkSummary("treatment", treatment);
  const varianceA = control.variance / control.n;
  const varianceB = treatment.variance / treatment.n;
  if (varianceA + varianceB === 0) {
    throw new RangeError(
      `neither group varies (variance 0 around ${control.mean} and ${treatment.mean}): no standard error exists`,
    );
  }
  const degreesOfFreedom =
    (varianceA + varianceB) ** 2 / (varianceA ** 2 / (control.n - 1) + varianceB ** 2 / (treatment.n - 1));
  const { estimate, variance } = differenceOf(control, treatment, difference);
  requireFinite("the estimated difference", estimate);
  requirePositive("the variance of the difference", variance);
  return {
    estimate,
    standardError: Math.sqrt(variance),
    degreesOfFreedom,
    n: control.n + treatment.n,
  };
}

/** The difference and the variance of its estimate, without checks on degenerate groups. */
function differenceOf(
  control: GroupSummary,
  treatment: GroupSummary,
  difference: Difference,
): { estimate: number; variance: number } {
  const absolute = treatment.mean - control.mean;
  const varianceA = control.variance / control.n;
  const varianceB = treatment.variance / treatment.n;
  if (difference === "absolute") return { estimate: absolute, variance: varianceA + varianceB };
  if (difference !== "relative") {
    throw new RangeError(`difference must be "absolute" or "relative", got ${JSON.stringify(difference)}`);
  }
  const base = control.baseline ?? {
    mean: control.mean,
    variance: control.variance,
    covariance: control.variance,
  };
  if (base.mean === 0) throw new RangeError("a relative difference needs a control mean other than 0, got 0");
  const relative = absolute / base.mean;
  const varianceBase = base.variance / control.n;
  const covariance = base.covariance / control.n;
  return {
    estimate: relative,
    variance:
      (varianceB + varianceA + 2 * relative * covariance + relative * relative * varianceBase) /
      (base.mean * base.mean),
  };
}
