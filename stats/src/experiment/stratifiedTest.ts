import { checkOpenUnit, checkSize } from "../check.ts";
import { normalCdf, normalQuantile } from "../special/normal.ts";
import { requirePositive } from "../special/require.ts";
import { checkSummary, checkTail } from "./effect.ts";
import type { GroupSummary } from "./summary.ts";
import { type TestOptions, type TestResult, tailInterval, tailProbability } from "./welchTest.ts";

export interface Stratum {
  readonly control: GroupSummary;
  readonly treatment: GroupSummary;
  /**
   * Share of the population in this stratum, any positive scale. Given for every stratum: a stratified estimate with
   * known shares. Given for none: post-stratified, the shares are those of the units seen.
   */
  readonly weight?: number;
}

export interface StratifiedResult extends TestResult {
  readonly statistic: number;
  /** Shares used, summing to 1. */
  readonly weights: number[];
  /** treatment − control within each stratum. */
  readonly strata: number[];
  /** Squared standard error over that of the unstratified absolute comparison: below 1 when strata helped. */
  readonly varianceRatio: number;
}

/**
 * The difference between two groups averaged over strata (region, member level), so that chance imbalance between the
 * groups does not count as effect.
 *
 * Estimate: Σ w_k (B̄_k − Ā_k), relative: that over Σ w_k Ā_k. Variance: Σ w_k² s²/n within strata; when the shares are
 * those of the sample, plus the multinomial variance of the shares, Σ w_k (d_k − d)² / n (delta method). Normal
 * intervals. Sources: Cochran 1977, chapter 5; Miratrix, Sekhon & Yu 2013 for post-stratification.
 * Throws RangeError when a stratum has fewer than two units in a group: merge it with another.
 */
export function stratifiedTest(strata: readonly Stratum[], options: TestOptions = {}): StratifiedResult {
  const { difference = "absolute", tail = "two-sided", alpha = 0.05 } = options;
  checkOpenUnit("alpha", alpha);
  checkTail(tail);
  if (strata.length === 0) throw new RangeError("needs at least 1 stratum, got 0");
  strata.forEach((stratum, k) => {
    checkSummary(`strata[${k}].control`, stratum.control);
    checkSummary(`strata[${k}].treatment`, stratum.treatment);
  });
  const { weights, known } = stratumWeights(strata);
  const n = strata.reduce((sum, stratum) => sum + stratum.control.n + stratum.treatment.n, 0);
  const weighted = (f: (stratum: Stratum) => number) =>
    strata.reduce((sum, stratum, k) => sum + weights[k]! * f(stratum), 0);
  const meanA = weighted((stratum) => stratum.control.mean);
  const meanB = weighted((stratum) => stratum.treatment.mean);
  if (difference === "relative" && meanA === 0) {
    throw new RangeError("a relative difference needs a control mean other than 0, got 0");
  }
  const scale = difference === "relative" ? 1 / meanA : 1;
  const estimate = (meanB - meanA) * scale;
  // First-order weights of the two group means: ∂/∂B = scale, ∂/∂A = −scale·(1 + relative difference).
  const slopeA = difference === "relative" ? -scale * (1 + estimate) : -scale;
  const within = (unit: (summary: GroupSummary) => number, slope: number, side: "control" | "treatment") =>
    strata.reduce(
      (sum, stratum, k) => sum + (weights[k]! * slope) ** 2 * (unit(stratum[side]) / stratum[side].n),
      0,
    );
  let variance = within((s) => s.variance, slopeA, "control") + within((s) => s.variance, scale, "treatment");
  if (!known) {
    const gradient = (stratum: Stratum) => scale * stratum.treatment.mean + slopeA * stratum.control.mean;
    const centre = weighted(gradient);
    variance += weighted((stratum) => (gradient(stratum) - centre) ** 2) / n;
  }
  if (variance === 0) throw new RangeError("no stratum varies: no standard error exists");
  requirePositive("the variance of the difference", variance);
  const standardError = Math.sqrt(variance);
  const statistic = estimate / standardError;
  const width = -normalQuantile(tail === "two-sided" ? alpha / 2 : alpha) * standardError;
  return {
    estimate,
    standardError,
    statistic,
    interval: tailInterval(estimate, width, tail),
    pValue: tailProbability(normalCdf, statistic, tail),
    weights,
    strata: strata.map((stratum) => stratum.treatment.mean - stratum.control.mean),
    varianceRatio: variance / (scale * scale) / pooledVariance(strata),
  };
}

function stratumWeights(strata: readonly Stratum[]): { weights: number[]; known: boolean } {
  const given = strata.filter((stratum) => stratum.weight !== undefined).length;
  if (given !== 0 && given !== strata.length) {
    throw new RangeError(`give a weight for every stratum or for none, got ${given} of ${strata.length}`);
  }
  const raw = strata.map((stratum, k) => {
    if (stratum.weight === undefined) return stratum.control.n + stratum.treatment.n;
    requirePositive(`strata[${k}].weight`, stratum.weight);
    checkSize(`strata[${k}].weight`, stratum.weight);
    return stratum.weight;
  });
  const sum = raw.reduce((a, b) => a + b, 0);
  return { weights: raw.map((weight) => weight / sum), known: given > 0 };
}

/** Squared standard error of the plain difference, had nobody recorded the strata. */
function pooledVariance(strata: readonly Stratum[]): number {
  const side = (pick: (stratum: Stratum) => GroupSummary) => {
    const n = strata.reduce((sum, stratum) => sum + pick(stratum).n, 0);
    const mean = strata.reduce((sum, stratum) => sum + pick(stratum).n * pick(stratum).mean, 0) / n;
    const squares = strata.reduce((sum, stratum) => {
      const s = pick(stratum);
      return sum + (s.n - 1) * s.variance + s.n * (s.mean - mean) ** 2;
    }, 0);
    return squares / (n - 1) / n;
  };
  return side((stratum) => stratum.control) + side((stratum) => stratum.treatment);
}
