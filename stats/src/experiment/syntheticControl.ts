import { convexWeights } from "./convexWeights.ts";
import { checkPanel, checkUnit, mean, type Panel, unitRow } from "./panel.ts";

/** How one unit departs from its synthetic double. */
export interface SyntheticGap {
  readonly unit: number;
  /** Weight of each unit in the double, summing to 1; 0 for the unit itself and for those left out. */
  readonly weights: Float64Array;
  /** Actual minus synthetic, per period. */
  readonly gaps: Float64Array;
  /** Mean gap from the start of treatment on. */
  readonly effect: number;
  /** Root mean squared gap before, and from the start on. */
  readonly preRmspe: number;
  readonly postRmspe: number;
  /** postRmspe² / preRmspe²; Infinity where the fit before was perfect and the one after is not. */
  readonly ratio: number;
}

export interface SyntheticControlResult extends SyntheticGap {
  /** Every untreated unit taken as if it had been treated, by falling ratio. */
  readonly placebos: SyntheticGap[];
  /** Share of units, the treated one included, whose ratio is at least as large: 1/39 is the least that 39 can give. */
  readonly pValue: number;
}

/**
 * Synthetic control: compares a treated unit with the weighted mix of untreated ones that followed it best before the
 * treatment. Weights are non-negative, sum to 1 and minimise the squared gap of outcomes before the treatment.
 *
 * Placebo test: the same is done to every untreated unit, with the others (never the treated one) as donors, and the
 * ratios of mean squared gaps after and before are ranked.
 * Source: Abadie, Diamond & Hainmueller 2010; outcomes only, without covariates.
 *
 * `firstTreated` is the first period under treatment. `donors` limits the untreated units (default: all others).
 * An effect is not to be believed when `preRmspe` is large against it: then no mix resembles the unit.
 */
export function syntheticControl(
  panel: Panel,
  options: { readonly treated: number; readonly firstTreated: number; readonly donors?: readonly number[] },
): SyntheticControlResult {
  const { treated, firstTreated } = options;
  checkPanel(panel, firstTreated);
  checkUnit("treated", treated, panel.units);
  const donors =
    options.donors ?? Array.from({ length: panel.units }, (_, i) => i).filter((i) => i !== treated);
  donors.forEach((donor) => {
    checkUnit("a donor", donor, panel.units);
    if (donor === treated) throw new RangeError(`unit ${donor} is treated and cannot be a donor`);
  });
  if (new Set(donors).size !== donors.length) throw new RangeError("a donor is listed twice");
  if (donors.length < 2) throw new RangeError(`needs at least 2 donors, got ${donors.length}`);
  const result = gap(panel, treated, donors, firstTreated);
  const placebos = donors
    .map((donor) =>
      gap(
        panel,
        donor,
        donors.filter((other) => other !== donor),
        firstTreated,
      ),
    )
    .sort((a, b) => (a.ratio === b.ratio ? a.unit - b.unit : b.ratio - a.ratio));
  const atLeast = placebos.filter((placebo) => placebo.ratio >= result.ratio).length;
  return { ...result, placebos, pValue: (1 + atLeast) / (1 + placebos.length) };
}

function gap(panel: Panel, unit: number, donors: readonly number[], firstTreated: number): SyntheticGap {
  const row = unitRow(panel, unit);
  const share = convexWeights(
    donors.map((donor) => unitRow(panel, donor).subarray(0, firstTreated)),
    row.subarray(0, firstTreated),
  );
  const weights = new Float64Array(panel.units);
  const gaps = Float64Array.from(row);
  donors.forEach((donor, j) => {
    weights[donor] = share[j]!;
    if (share[j] === 0) return;
    const other = unitRow(panel, donor);
    for (let t = 0; t < gaps.length; t++) gaps[t]! -= share[j]! * other[t]!;
  });
  const squares = gaps.map((value) => value * value);
  const pre = mean(squares, 0, firstTreated);
  const post = mean(squares, firstTreated, panel.periods);
  return {
    unit,
    weights,
    gaps,
    effect: mean(gaps, firstTreated, panel.periods),
    preRmspe: Math.sqrt(pre),
    postRmspe: Math.sqrt(post),
    ratio: post === 0 ? 0 : post / pre,
  };
}
