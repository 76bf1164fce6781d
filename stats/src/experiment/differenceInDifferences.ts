import { checkOpenUnit } from "../check.ts";
import { studentTCdf, studentTQuantile } from "../special/quantiles.ts";
import { checkSummary } from "./effect.ts";
import { checkPanel, checkUnit, mean, type Panel, unitRow } from "./panel.ts";
import { type GroupSummary, sampleSummary } from "./summary.ts";
import { type TestResult, tailProbability, welchTest } from "./welchTest.ts";

/**
 * Difference in differences of four independent samples: how much more the treated group changed than the control.
 * Assumes that both would have changed alike (in the metric's unit). Interval by Welch–Satterthwaite over four terms.
 * For the same units seen twice use `panelDifferenceInDifferences`: independence would overstate the error.
 */
export function differenceInDifferences(
  groups: {
    readonly controlBefore: GroupSummary;
    readonly controlAfter: GroupSummary;
    readonly treatedBefore: GroupSummary;
    readonly treatedAfter: GroupSummary;
  },
  alpha = 0.05,
): TestResult & { readonly degreesOfFreedom: number } {
  checkOpenUnit("alpha", alpha);
  let variance = 0;
  let spread = 0;
  for (const [name, group] of Object.entries(groups) as [string, GroupSummary][]) {
    checkSummary(name, group);
    const square = group.variance / group.n;
    variance += square;
    spread += square ** 2 / (group.n - 1);
  }
  if (variance === 0) throw new RangeError("no group varies: no standard error exists");
  const { controlBefore, controlAfter, treatedBefore, treatedAfter } = groups;
  const estimate = treatedAfter.mean - treatedBefore.mean - (controlAfter.mean - controlBefore.mean);
  const standardError = Math.sqrt(variance);
  const degreesOfFreedom = variance ** 2 / spread;
  const width = -studentTQuantile(alpha / 2, degreesOfFreedom) * standardError;
  return {
    estimate,
    standardError,
    degreesOfFreedom,
    interval: [estimate - width, estimate + width],
    pValue: tailProbability((t) => studentTCdf(t, degreesOfFreedom), estimate / standardError, "two-sided"),
  };
}

export interface PanelDifference {
  readonly estimate: number;
  /** Treated minus control, per period, less its mean before the treatment: flat around 0 before, if all is well. */
  readonly gaps: Float64Array;
  /** Null with a single treated unit, whose own variation cannot be known; then only the placebos speak. */
  readonly test: TestResult | null;
  /** Each control unit taken as if it alone had been treated: its estimate against the other controls. */
  readonly placebos: Float64Array;
  /**
   * Share of placebos, the estimate itself included, that are at least as far from 0. Conservative for several treated
   * units, whose mean varies less than a single control.
   */
  readonly placeboP: number;
  /**
   * Difference of the linear slopes before the treatment, per period, and the share of controls whose slope departs
   * from the others as much: a small share says that the groups were drifting apart already. Null with one period before.
   */
  readonly preTrend: { readonly slope: number; readonly placeboP: number } | null;
}

/**
 * Difference in differences on a panel: mean change of the treated units minus mean change of the controls, after
 * against before `firstTreated`. Units are the observations, so that serial correlation within a unit does no harm
 * (Bertrand, Duflo & Mullainathan 2004, collapsing to before and after); Welch's test over units.
 */
export function panelDifferenceInDifferences(
  panel: Panel,
  options: { readonly treated: readonly number[]; readonly firstTreated: number; readonly alpha?: number },
): PanelDifference {
  const { treated, firstTreated, alpha = 0.05 } = options;
  checkPanel(panel, firstTreated);
  const isTreated = new Set(treated);
  treated.forEach((unit) => {
    checkUnit("treated", unit, panel.units);
  });
  if (isTreated.size !== treated.length || treated.length === 0) {
    throw new RangeError(`treated must list at least one unit, each once, got [${treated.join(", ")}]`);
  }
  const controls = Array.from({ length: panel.units }, (_, i) => i).filter((i) => !isTreated.has(i));
  if (controls.length < 2) throw new RangeError(`needs at least 2 control units, got ${controls.length}`);
  const change = (unit: number) => {
    const row = unitRow(panel, unit);
    return mean(row, firstTreated, panel.periods) - mean(row, 0, firstTreated);
  };
  const treatedChanges = treated.map(change);
  const controlChanges = controls.map(change);
  const estimate = average(treatedChanges) - average(controlChanges);
  const placebos = leaveOneOut(controlChanges);
  return {
    estimate,
    gaps: periodGaps(panel, treated, controls, firstTreated),
    test:
      treated.length === 1
        ? null
        : welchTest(sampleSummary(controlChanges), sampleSummary(treatedChanges), { alpha }),
    placebos,
    placeboP: shareAsFar(placebos, estimate),
    preTrend: firstTreated < 2 ? null : slopes(panel, treated, controls, firstTreated),
  };
}

const average = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

function leaveOneOut(values: readonly number[]): Float64Array {
  const sum = values.reduce((a, b) => a + b, 0);
  return Float64Array.from(values, (value) => value - (sum - value) / (values.length - 1));
}

function shareAsFar(placebos: Float64Array, estimate: number): number {
  const far = placebos.filter((placebo) => Math.abs(placebo) >= Math.abs(estimate)).length;
  return (1 + far) / (1 + placebos.length);
}

function periodGaps(
  panel: Panel,
  treated: readonly number[],
  controls: readonly number[],
  firstTreated: number,
): Float64Array {
  const gaps = Float64Array.from(
    { length: panel.periods },
    (_, t) =>
      average(treated.map((unit) => unitRow(panel, unit)[t]!)) -
      average(controls.map((unit) => unitRow(panel, unit)[t]!)),
  );
  const before = mean(gaps, 0, firstTreated);
  return gaps.map((gap) => gap - before);
}

function slopes(
  panel: Panel,
  treated: readonly number[],
  controls: readonly number[],
  firstTreated: number,
): { slope: number; placeboP: number } {
  const centre = (firstTreated - 1) / 2;
  let scale = 0;
  for (let t = 0; t < firstTreated; t++) scale += (t - centre) ** 2;
  const slope = (unit: number) => {
    const row = unitRow(panel, unit);
    let sum = 0;
    for (let t = 0; t < firstTreated; t++) sum += (t - centre) * row[t]!;
    return sum / scale;
  };
  const controlSlopes = controls.map(slope);
  const difference = average(treated.map(slope)) - average(controlSlopes);
  return { slope: difference, placeboP: shareAsFar(leaveOneOut(controlSlopes), difference) };
}
