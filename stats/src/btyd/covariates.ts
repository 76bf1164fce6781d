import { withNumericalHessian } from "../optimise/maximise.ts";
import { type BetaGeometricParams, betaGeometricRow } from "./betaGeometricLikelihood.ts";
import { fitBgNbd } from "./bgNbd.ts";
import { type Fit, type FitOptions, fitProblem } from "./fit.ts";
import { coinRidge, rateRidge } from "./fitBetaGeometric.ts";
import { fitGompertz, gompertzRidge } from "./gompertz.ts";
import { type GompertzParams, gompertzRow } from "./gompertzLikelihood.ts";
import { type Columns, requireHistory } from "./history.ts";
import { dropoutRidge, fitParetoNbd } from "./paretoNbd.ts";
import { type ParetoNbdParams, paretoRow } from "./paretoNbdLikelihood.ts";

/** Covariates that do not change in time, by name, one value per customer: 0/1 for groups, else of size about 1. */
export type Covariates = Record<string, ArrayLike<number>>;

export interface CovariateColumns extends Columns {
  /** What moves the purchase rate, and what moves dropout. Either may be empty. */
  transaction: Covariates;
  lifetime: Covariates;
}

/** Base parameters plus "trans.NAME" and "life.NAME" coefficients. */
export type CovariateParams = Record<string, number>;

/**
 * Pareto/NBD with static covariates (Fader & Hardie 2007, note 19): alpha_i = alpha e^(-g z), beta_i = beta e^(-h z), so
 * that a positive coefficient means more purchases, or sooner dropout.
 */
export function paretoWithCovariates(params: CovariateParams, row: CovariateRow): ParetoNbdParams {
  return {
    r: params.r!,
    alpha: params.alpha! * Math.exp(-weigh(params, "trans", row.transaction)),
    s: params.s!,
    beta: params.beta! * Math.exp(-weigh(params, "life", row.lifetime)),
  };
}

/** BG/NBD with static covariates: alpha_i = alpha e^(-g z); a_i = a e^(h z), b_i = b e^(h z). */
export function bgWithCovariates(params: CovariateParams, row: CovariateRow): BetaGeometricParams {
  const life = Math.exp(weigh(params, "life", row.lifetime));
  return {
    r: params.r!,
    alpha: params.alpha! * Math.exp(-weigh(params, "trans", row.transaction)),
    a: params.a! * life,
    b: params.b! * life,
  };
}

/** G/G/NBD with static covariates: alpha_i = alpha e^(-g z), beta_i = beta e^(-h z), as CLVTools defines it. */
export function gompertzWithCovariates(params: CovariateParams, row: CovariateRow): GompertzParams {
  return { ...paretoWithCovariates(params, row), b: params.b! };
}

/** One customer's covariates by name. */
export interface CovariateRow {
  transaction: Record<string, number>;
  lifetime: Record<string, number>;
}

function weigh(params: CovariateParams, process: "trans" | "life", row: Record<string, number>): number {
  let sum = 0;
  for (const [name, value] of Object.entries(row)) {
    const coefficient = params[`${process}.${name}`];
    if (coefficient === undefined)
      throw new RangeError(`no coefficient ${process}.${name} in the parameters`);
    sum += coefficient * value;
  }
  return sum;
}

interface Layout {
  base: string[];
  transaction: [string, ArrayLike<number>][];
  lifetime: [string, ArrayLike<number>][];
}

/** Rows that share history and covariates are one. */
function distinctRows(columns: CovariateColumns, layout: Layout): { rows: number[]; weight: number[] } {
  const index = new Map<string, number>();
  const rows: number[] = [];
  const weight: number[] = [];
  for (let i = 0; i < columns.x.length; i++) {
    requireHistory(columns.x[i]!, columns.tx[i]!, columns.T[i]!, i);
    const z = [...layout.transaction, ...layout.lifetime].map(([name, values]) => {
      if (!Number.isFinite(values[i]!))
        throw new RangeError(`covariate ${name} must be a number, got ${values[i]} in row ${i}`);
      return values[i]!;
    });
    const key = [columns.x[i], columns.tx[i], columns.T[i], ...z].join(" ");
    const w = columns.weight ? columns.weight[i]! : 1;
    const at = index.get(key);
    if (at === undefined) {
      index.set(key, rows.length);
      rows.push(i);
      weight.push(w);
    } else weight[at] = weight[at]! + w;
  }
  return { rows, weight };
}

type RowGradient = (theta: Float64Array, trans: number, life: number, i: number, out: Float64Array) => number;

/**
 * The common machinery: `row` returns one history's log-likelihood at the base log-parameters, which lead theta, with
 * the two linear predictors added, and fills `out` with derivatives in base parameters and predictors.
 */
function fitCovariates(
  model: string,
  columns: CovariateColumns,
  layout: Layout,
  start: CovariateParams,
  row: RowGradient,
  dropout: typeof dropoutRidge,
  options: FitOptions<CovariateParams>,
): Fit<CovariateParams> {
  const { rows, weight } = distinctRows(columns, layout);
  const n = layout.base.length;
  const [p, q] = [layout.transaction.length, layout.lifetime.length];
  const names = [
    ...layout.base,
    ...layout.transaction.map(([name]) => `trans.${name}`),
    ...layout.lifetime.map(([name]) => `life.${name}`),
  ];
  const out = new Float64Array(n + 2);
  const objective = withNumericalHessian((theta) => {
    const gradient = new Float64Array(names.length);
    let value = 0;
    for (let k = 0; k < rows.length; k++) {
      const i = rows[k]!;
      const w = weight[k]!;
      let [trans, life] = [0, 0];
      for (let j = 0; j < p; j++) trans += theta[n + j]! * layout.transaction[j]![1][i]!;
      for (let j = 0; j < q; j++) life += theta[n + p + j]! * layout.lifetime[j]![1][i]!;
      value += w * row(theta, trans, life, i, out);
      for (let j = 0; j < n; j++) gradient[j] = gradient[j]! + w * out[j]!;
      for (let j = 0; j < p; j++)
        gradient[n + j] = gradient[n + j]! + w * out[n]! * layout.transaction[j]![1][i]!;
      for (let j = 0; j < q; j++)
        gradient[n + p + j] = gradient[n + p + j]! + w * out[n + 1]! * layout.lifetime[j]![1][i]!;
    }
    return { value, gradient };
  });
  const zeros = Object.fromEntries(names.slice(n).map((name) => [name, 0]));
  return fitProblem<CovariateParams>({
    model,
    parameters: names.map((name, j) =>
      j < n ? { name, scale: start[name]! } : { name, scale: 1, linear: true },
    ),
    starts: [{ ...start, ...zeros }],
    objective,
    customers: columns.x.length,
    distinctRows: rows.length,
    ridges: [dropout, rateRidge],
    options,
  });
}

const layoutOf = (columns: CovariateColumns, base: string[]): Layout => ({
  base,
  transaction: Object.entries(columns.transaction),
  lifetime: Object.entries(columns.lifetime),
});

/** Fits Pareto/NBD with static covariates from the plain model's optimum. */
export function fitParetoNbdCovariates(
  columns: CovariateColumns,
  options: FitOptions<CovariateParams> = {},
): Fit<CovariateParams> {
  const plain = fitParetoNbd(columns).params;
  const g = new Float64Array(4);
  const row: RowGradient = (theta, trans, life, i, out) => {
    const p = {
      r: Math.exp(theta[0]!),
      alpha: Math.exp(theta[1]! - trans),
      s: Math.exp(theta[2]!),
      beta: Math.exp(theta[3]! - life),
    };
    const value = paretoRow(p, columns.x[i]!, columns.tx[i]!, columns.T[i]!, g);
    out[0] = g[0]! * p.r;
    out[1] = g[1]! * p.alpha;
    out[2] = g[2]! * p.s;
    out[3] = g[3]! * p.beta;
    out[4] = -out[1];
    out[5] = -out[3];
    return value;
  };
  const layout = layoutOf(columns, ["r", "alpha", "s", "beta"]);
  return fitCovariates(
    "Pareto/NBD with covariates",
    columns,
    layout,
    { ...plain },
    row,
    dropoutRidge,
    options,
  );
}

/** Fits BG/NBD with static covariates from the plain model's optimum. */
export function fitBgNbdCovariates(
  columns: CovariateColumns,
  options: FitOptions<CovariateParams> = {},
): Fit<CovariateParams> {
  const plain = fitBgNbd(columns).params;
  const g = new Float64Array(4);
  const row: RowGradient = (theta, trans, life, i, out) => {
    const p = {
      r: Math.exp(theta[0]!),
      alpha: Math.exp(theta[1]! - trans),
      a: Math.exp(theta[2]! + life),
      b: Math.exp(theta[3]! + life),
    };
    const value = betaGeometricRow(p, columns.x[i]!, columns.tx[i]!, columns.T[i]!, 0, g);
    out[0] = g[0]! * p.r;
    out[1] = g[1]! * p.alpha;
    out[2] = g[2]! * p.a;
    out[3] = g[3]! * p.b;
    out[4] = -out[1];
    out[5] = out[2] + out[3];
    return value;
  };
  const layout = layoutOf(columns, ["r", "alpha", "a", "b"]);
  return fitCovariates("BG/NBD with covariates", columns, layout, { ...plain }, row, coinRidge, options);
}

/** Fits G/G/NBD with static covariates from the plain model's optimum. */
export function fitGompertzCovariates(
  columns: CovariateColumns,
  options: FitOptions<CovariateParams> = {},
): Fit<CovariateParams> {
  const plain = fitGompertz(columns).params;
  const g = new Float64Array(5);
  const row: RowGradient = (theta, trans, life, i, out) => {
    const p = {
      r: Math.exp(theta[0]!),
      alpha: Math.exp(theta[1]! - trans),
      b: Math.exp(theta[2]!),
      s: Math.exp(theta[3]!),
      beta: Math.exp(theta[4]! - life),
    };
    const value = gompertzRow(p, columns.x[i]!, columns.tx[i]!, columns.T[i]!, g);
    out[0] = g[0]! * p.r;
    out[1] = g[1]! * p.alpha;
    out[2] = g[2]! * p.b;
    out[3] = g[3]! * p.s;
    out[4] = g[4]! * p.beta;
    out[5] = -out[1];
    out[6] = -out[4];
    return value;
  };
  const layout = layoutOf(columns, ["r", "alpha", "b", "s", "beta"]);
  return fitCovariates("G/G/NBD with covariates", columns, layout, { ...plain }, row, gompertzRidge, options);
}
