import { checkAllFinite, checkCount, checkSameLength } from "../check.ts";
import { leastSquares } from "./leastSquares.ts";
import { regressionTree, type TreeOptions } from "./regressionTree.ts";

/** Features by column: `features[j][i]` is feature j of customer i. */
export type Features = readonly ArrayLike<number>[];

/** Predicts one outcome per customer. */
export type Predict = (features: Features) => Float64Array;

/** Learns from features and outcomes. */
export type Learner = (features: Features, outcomes: ArrayLike<number>) => Predict;

function checkFeatures(features: Features, rows: number): void {
  features.forEach((column, j) => {
    if (column.length !== rows) throw new RangeError(`feature ${j} has ${column.length} rows, needs ${rows}`);
    checkAllFinite(`feature ${j}`, column);
  });
}

/** Ordinary least squares with an intercept; a feature that the others span gets coefficient 0. */
export const linearLearner: Learner = (features, outcomes) => {
  checkFeatures(features, outcomes.length);
  const { coefficients } = leastSquares([new Float64Array(outcomes.length).fill(1), ...features], outcomes);
  return (others) => predictLinear(coefficients, others);
};

function predictLinear(coefficients: Float64Array, features: Features): Float64Array {
  const rows = features[0]?.length ?? 0;
  if (features.length !== coefficients.length - 1) {
    throw new RangeError(`the model has ${coefficients.length - 1} features, got ${features.length}`);
  }
  checkFeatures(features, rows);
  const predictions = new Float64Array(rows).fill(coefficients[0]!);
  features.forEach((column, j) => {
    const weight = coefficients[j + 1]!;
    for (let i = 0; i < rows; i++) predictions[i]! += weight * column[i]!;
  });
  return predictions;
}

/** A regression tree, see `regressionTree`. */
export const treeLearner =
  (options: TreeOptions = {}): Learner =>
  (features, outcomes) => {
    checkFeatures(features, outcomes.length);
    const { predict } = regressionTree(features, outcomes, options);
    return (others) => {
      checkFeatures(others, others[0]?.length ?? 0);
      return predict(others);
    };
  };

/** Checks a column of 0 (control) and 1 (treated) in which both occur; returns how many are treated. */
export function checkTreatment(treatment: ArrayLike<number>): number {
  checkCount("number of customers", treatment.length, 2);
  let treated = 0;
  for (let i = 0; i < treatment.length; i++) {
    const value = treatment[i]!;
    if (value !== 0 && value !== 1)
      throw new RangeError(`treatment[${i}] must be 0 or 1, got ${String(value)}`);
    treated += value;
  }
  if (treated === 0 || treated === treatment.length) {
    throw new RangeError(`both groups must occur, got ${treated} treated of ${treatment.length}`);
  }
  return treated;
}

const rowsOf = (treatment: ArrayLike<number>, value: number): Int32Array => {
  const rows: number[] = [];
  for (let i = 0; i < treatment.length; i++) if (treatment[i] === value) rows.push(i);
  return Int32Array.from(rows);
};

const pick = (column: ArrayLike<number>, rows: Int32Array): Float64Array =>
  Float64Array.from(rows, (i) => column[i]!);

/**
 * T-learner: one model for the treated, one for the control; the predicted uplift is their difference
 * (Künzel, Sekhon, Bickel & Yu 2019). Only meaningful for a randomised treatment.
 */
export function tLearner(
  features: Features,
  outcomes: ArrayLike<number>,
  treatment: ArrayLike<number>,
  learner: Learner = linearLearner,
): Predict {
  checkSameLength("outcomes", outcomes, "treatment", treatment);
  checkTreatment(treatment);
  checkFeatures(features, outcomes.length);
  const fit = (value: number) => {
    const rows = rowsOf(treatment, value);
    return learner(
      features.map((column) => pick(column, rows)),
      pick(outcomes, rows),
    );
  };
  const treated = fit(1);
  const control = fit(0);
  return (others) => {
    const uplift = treated(others);
    const base = control(others);
    return uplift.map((value, i) => value - base[i]!);
  };
}

/**
 * S-learner: one model with the treatment as a feature; the uplift is its prediction with the treatment switched on
 * less that with it switched off. With `interactions` (default) the products of treatment and each feature are features
 * too: without them a linear model would give everybody the same uplift.
 */
export function sLearner(
  features: Features,
  outcomes: ArrayLike<number>,
  treatment: ArrayLike<number>,
  learner: Learner = linearLearner,
  options: { readonly interactions?: boolean } = {},
): Predict {
  const { interactions = true } = options;
  checkSameLength("outcomes", outcomes, "treatment", treatment);
  checkTreatment(treatment);
  checkFeatures(features, outcomes.length);
  const design = (columns: Features, flag: ArrayLike<number>): Features => [
    ...columns,
    flag,
    ...(interactions
      ? columns.map((column) => Float64Array.from(column, (value, i) => value * flag[i]!))
      : []),
  ];
  const model = learner(design(features, treatment), outcomes);
  return (others) => {
    const rows = others[0]?.length ?? 0;
    const on = model(design(others, new Float64Array(rows).fill(1)));
    const off = model(design(others, new Float64Array(rows)));
    return on.map((value, i) => value - off[i]!);
  };
}
