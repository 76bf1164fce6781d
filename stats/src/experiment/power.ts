import { checkOpenUnit } from "../check.ts";
import { normalCdf, normalQuantile } from "../special/normal.ts";
import { studentTQuantile } from "../special/quantiles.ts";
import { requireFinite, requirePositive } from "../special/require.ts";
import { checkTail, type Tail } from "./effect.ts";
import { noncentralTCdf } from "./noncentralT.ts";

export interface PowerOptions {
  /** Chance of finding a difference that is not there; default 0.05. */
  readonly alpha?: number;
  readonly tail?: Tail;
  /** Units in the treatment per unit in the control; default 1. */
  readonly ratio?: number;
}

interface Design {
  readonly alpha: number;
  readonly tail: Tail;
  readonly ratio: number;
  /** Critical value of the normal distribution. */
  readonly critical: number;
}

function design(options: PowerOptions): Design {
  const { alpha = 0.05, tail = "two-sided", ratio = 1 } = options;
  checkOpenUnit("alpha", alpha);
  checkTail(tail);
  requirePositive("ratio", ratio);
  return { alpha, tail, ratio, critical: -normalQuantile(tail === "two-sided" ? alpha / 2 : alpha) };
}

function checkShares(control: number, treatment: number): void {
  checkOpenUnit("control share", control);
  checkOpenUnit("treatment share", treatment);
}

/** Size of the control by the z-test that pools under the null and not under the alternative. */
function proportionSize(p1: number, p2: number, zPower: number, { critical, ratio }: Design): number {
  const pooled = (p1 + ratio * p2) / (1 + ratio);
  const nullError = Math.sqrt(pooled * (1 - pooled) * (1 + 1 / ratio));
  const trueError = Math.sqrt(p1 * (1 - p1) + (p2 * (1 - p2)) / ratio);
  return ((critical * nullError + zPower * trueError) / (p2 - p1)) ** 2;
}

/**
 * Units needed in the control (and `ratio` times as many in the treatment) to find a change of a share from `control`
 * to `treatment` with the given power. Not rounded: round up.
 * n = (z_α √(p̄q̄(1 + 1/κ)) + z_β √(p₁q₁ + p₂q₂/κ))² / (p₂ − p₁)²; Fleiss, Levin & Paik 2003, equation (4.14).
 */
export function proportionSampleSize(
  shares: { readonly control: number; readonly treatment: number },
  options: PowerOptions & { readonly power?: number } = {},
): number {
  const { power = 0.8 } = options;
  checkOpenUnit("power", power);
  checkShares(shares.control, shares.treatment);
  if (shares.control === shares.treatment) {
    throw new RangeError(`control and treatment share are both ${shares.control}: nothing to find`);
  }
  const plan = design(options);
  if (power <= plan.alpha) throw new RangeError(`power must exceed alpha ${plan.alpha}, got ${power}`);
  return proportionSize(shares.control, shares.treatment, normalQuantile(power), plan);
}

/** Chance that `n` units in the control, `ratio` times as many in the treatment, show the change as significant. */
export function proportionPower(
  shares: { readonly control: number; readonly treatment: number },
  n: number,
  options: PowerOptions = {},
): number {
  checkShares(shares.control, shares.treatment);
  requirePositive("n", n);
  const { critical, ratio, tail } = design(options);
  const { control: p1, treatment: p2 } = shares;
  const pooled = (p1 + ratio * p2) / (1 + ratio);
  const nullError = Math.sqrt((pooled * (1 - pooled) * (1 + 1 / ratio)) / n);
  const trueError = Math.sqrt((p1 * (1 - p1) + (p2 * (1 - p2)) / ratio) / n);
  const above = normalCdf((p2 - p1 - critical * nullError) / trueError);
  const below = normalCdf((p1 - p2 - critical * nullError) / trueError);
  return tail === "greater" ? above : tail === "less" ? below : above + below;
}

/**
 * Smallest absolute rise of a share (a fall for `tail: "less"`) that n units in the control would find with the given
 * power. Null when no share below 1 (above 0) is far enough away.
 */
export function proportionMde(
  control: number,
  n: number,
  options: PowerOptions & { readonly power?: number } = {},
): number | null {
  const { power = 0.8 } = options;
  checkOpenUnit("control share", control);
  checkOpenUnit("power", power);
  requirePositive("n", n);
  const plan = design(options);
  if (power <= plan.alpha) throw new RangeError(`power must exceed alpha ${plan.alpha}, got ${power}`);
  const direction = plan.tail === "less" ? -1 : 1;
  const room = direction === 1 ? 1 - control : control;
  const enough = (gap: number) =>
    proportionPower({ control, treatment: control + direction * gap }, n, options) >= power;
  const largest = room * (1 - 1e-12);
  if (!enough(largest)) return null;
  return bisect(enough, 0, largest);
}

/** Smallest value in (low, high] from which on `enough` is true. */
function bisect(enough: (value: number) => boolean, low: number, high: number): number {
  let below = low;
  let above = high;
  for (let i = 0; i < 200 && above - below > 1e-15 * above; i++) {
    const middle = 0.5 * (below + above);
    if (middle === below || middle === above) break;
    if (enough(middle)) above = middle;
    else below = middle;
  }
  return above;
}

/**
 * Power of the two-sample t-test for a standardised difference d = (mean₂ − mean₁) / σ, exact by the noncentral t.
 * `n` units in the control, `ratio`·n in the treatment; more than 2 together.
 */
export function meanPower(d: number, n: number, options: PowerOptions = {}): number {
  requireFinite("d", d);
  requirePositive("n", n);
  const { alpha, tail, ratio } = design(options);
  const degrees = n * (1 + ratio) - 2;
  if (degrees <= 0)
    throw new RangeError(`needs more than 2 units in both groups together, got ${n * (1 + ratio)}`);
  const delta = d * Math.sqrt((n * ratio) / (1 + ratio));
  // Beyond 38 standard errors a double holds nothing but certainty.
  if (Math.abs(delta) > 40) return tail === "two-sided" || tail === (d > 0 ? "greater" : "less") ? 1 : 0;
  const critical = -studentTQuantile(tail === "two-sided" ? alpha / 2 : alpha, degrees);
  const above = noncentralTCdf(-critical, degrees, -delta);
  const below = noncentralTCdf(-critical, degrees, delta);
  return tail === "greater" ? above : tail === "less" ? below : above + below;
}

/** Units needed in the control to find a standardised difference d ≠ 0 by the t-test. Not rounded: round up. */
export function meanSampleSize(d: number, options: PowerOptions & { readonly power?: number } = {}): number {
  const { power = 0.8 } = options;
  requireFinite("d", d);
  checkOpenUnit("power", power);
  const plan = design(options);
  if (d === 0) throw new RangeError("d is 0: nothing to find");
  if (plan.tail !== "two-sided" && d > 0 !== (plan.tail === "greater")) {
    throw new RangeError(`d ${d} lies on the wrong side for tail ${JSON.stringify(plan.tail)}`);
  }
  if (power <= plan.alpha) throw new RangeError(`power must exceed alpha ${plan.alpha}, got ${power}`);
  const normal = ((plan.critical + normalQuantile(power)) / d) ** 2 * (1 + 1 / plan.ratio);
  const least = 2.001 / (1 + plan.ratio);
  const enough = (n: number) => meanPower(d, n, options) >= power;
  if (enough(least)) return least;
  let high = normal + 4;
  while (!enough(high)) high *= 2;
  return bisect(enough, least, high);
}

/** Smallest standardised difference that n units in the control would find with the given power. */
export function meanMde(n: number, options: PowerOptions & { readonly power?: number } = {}): number {
  const { power = 0.8 } = options;
  checkOpenUnit("power", power);
  requirePositive("n", n);
  const plan = design(options);
  if (power <= plan.alpha) throw new RangeError(`power must exceed alpha ${plan.alpha}, got ${power}`);
  const direction = plan.tail === "less" ? -1 : 1;
  const enough = (d: number) => meanPower(direction * d, n, options) >= power;
  let high = 1;
  while (!enough(high)) high *= 2;
  return bisect(enough, 0, high);
}
