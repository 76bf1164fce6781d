import { checkOpenUnit } from "../check.ts";
import { requirePositive } from "../special/require.ts";
import { checkTail, effect, type Tail } from "./effect.ts";
import type { GroupSummary } from "./summary.ts";
import { type TestOptions, type TestResult, tailInterval } from "./welchTest.ts";

export interface SequentialResult extends TestResult {
  /** Mixing parameter of the confidence sequence. */
  readonly rho: number;
  /** Half-width of the interval. */
  readonly halfWidth: number;
}

/**
 * Mixing parameter that makes the sequence tightest near `tuning` units in both groups together:
 * ρ = √((−2 ln α + ln(−2 ln α + 1)) / N*), with 2α in place of α for a one-sided test.
 * Source: Waudby-Smith et al. 2023 (arXiv 2103.06476v7), equation (161).
 */
export function sequentialRho(alpha: number, tuning: number, tail: Tail = "two-sided"): number {
  checkOpenUnit("alpha", alpha);
  checkTail(tail);
  requirePositive("tuning", tuning);
  if (tail !== "two-sided" && alpha >= 0.5) {
    throw new RangeError(`a one-sided sequence needs alpha below 0.5, got ${alpha}`);
  }
  const log = -2 * Math.log(tail === "two-sided" ? alpha : 2 * alpha);
  const rho = Math.sqrt((log + Math.log(log + 1)) / tuning);
  if (!(rho > 1e-100 && rho < 1e100)) throw new RangeError(`tuning ${tuning} is beyond any number of units`);
  return rho;
}

/**
 * Half-width after n units of per-unit variance s2: equation (9) of the source, (134) for one side.
 */
export function sequentialHalfWidth(
  s2: number,
  n: number,
  alpha: number,
  rho: number,
  tail: Tail = "two-sided",
): number {
  const growth = n * rho * rho + 1;
  const log =
    tail === "two-sided" ? Math.log(Math.sqrt(growth) / alpha) : Math.log1p(Math.sqrt(growth) / (2 * alpha));
  return Math.sqrt((s2 * 2 * growth * log) / (n * rho) ** 2);
}

/**
 * An interval and a p-value that stay valid however often the data are looked at and whenever the test is stopped.
 * Wider than Welch's: the price of being allowed to look. The guarantee is asymptotic: from some hundreds of units on.
 *
 * `tuning` (N*, default 5,000) is the number of units in both groups at which the interval is to be tightest; choose
 * it before the start. The p-value is the reciprocal of an e-value, at most 1; for one side it is the alpha at which
 * the interval, with its ρ kept, would just touch 0.
 * Source: asymptotic confidence sequences, Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2023, equations (9), (134),
 * (155), (161); s² = var(estimate) · n.
 */
export function sequentialTest(
  control: GroupSummary,
  treatment: GroupSummary,
  options: TestOptions & { readonly tuning?: number } = {},
): SequentialResult {
  const { difference = "absolute", tail = "two-sided", alpha = 0.05, tuning = 5000 } = options;
  const rho = sequentialRho(alpha, tuning, tail);
  const { estimate, standardError, n } = effect(control, treatment, difference);
  const halfWidth = sequentialHalfWidth(standardError * standardError * n, n, alpha, rho, tail);
  return {
    estimate,
    standardError,
    interval: tailInterval(estimate, halfWidth, tail),
    pValue: alwaysValidP(estimate / standardError, n, rho, tail),
    rho,
    halfWidth,
  };
}

function alwaysValidP(z: number, n: number, rho: number, tail: Tail): number {
  const growth = n * rho * rho + 1;
  const evidence = (z * z * (growth - 1)) / (2 * growth);
  if (tail === "two-sided") return Math.min(1, Math.sqrt(growth) * Math.exp(-evidence));
  const favourable = tail === "greater" ? z > 0 : z < 0;
  if (!favourable) return 1;
  return Math.min(1, Math.sqrt(growth) / (2 * Math.expm1(evidence)));
}
