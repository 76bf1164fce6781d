import { withNumericalHessian } from "../optimise/maximise.ts";
import { type Fit, type FitOptions, fitProblem } from "./fit.ts";
import { type Columns, type History, requireHistory } from "./history.ts";
import { mergeRows } from "./mergeRows.ts";
import { dropoutRidge, fitParetoNbd } from "./paretoNbd.ts";
import { type ParetoNbdParams, paretoLogLikelihood, paretoRow } from "./paretoNbdLikelihood.ts";

/**
 * Pareto/NBD whose purchase and dropout rates are correlated by Sarmanov's family: the joint density is the product of
 * the gammas times 1 + m (e^-lambda - A) (e^-mu - B), A and B the means of e^-lambda and e^-mu (Park & Fader 2004;
 * Glady, Lemmens & Croux 2015). The family holds small correlations only: m lies between limits set by A and B.
 */
export interface SarmanovParams extends ParetoNbdParams {
  m: number;
}

/** Means of e^-lambda and e^-mu, and the limits within which the density is nowhere negative. */
export function sarmanovLimits({ r, alpha, s, beta }: ParetoNbdParams): {
  A: number;
  B: number;
  low: number;
  high: number;
} {
  const A = Math.exp(-r * Math.log1p(1 / alpha));
  const B = Math.exp(-s * Math.log1p(1 / beta));
  return { A, B, low: -1 / Math.max(A * B, (1 - A) * (1 - B)), high: 1 / Math.max(A * (1 - B), (1 - A) * B) };
}

/** Correlation of the two rates per unit of m. */
function correlationPerM({ r, alpha, s, beta }: ParetoNbdParams): number {
  const { A, B } = sarmanovLimits({ r, alpha, s, beta });
  return ((Math.sqrt(r) * A) / (1 + alpha)) * ((Math.sqrt(s) * B) / (1 + beta));
}

export const sarmanov = {
  correlation: (p: SarmanovParams): number => p.m * correlationPerM(p),
  /** The m that gives a correlation of the two rates. */
  mOf: (p: ParetoNbdParams, correlation: number): number => correlation / correlationPerM(p),
  /** ln of the likelihood of one history. */
  logLikelihood(p: SarmanovParams, h: History): number {
    requireHistory(h.x, h.tx, h.T);
    const at = (da: number, db: number) =>
      paretoLogLikelihood({ r: p.r, alpha: p.alpha + da, s: p.s, beta: p.beta + db }, h.x, h.tx, h.T);
    const base = at(0, 0);
    const { A, B } = sarmanovLimits(p);
    return base + Math.log1p(p.m * A * B * tilt(at(1, 1) - base, at(1, 0) - base, at(0, 1) - base));
  },
};

const tilt = (both: number, first: number, second: number) =>
  Math.expm1(both) - Math.expm1(first) - Math.expm1(second);

export interface SarmanovFit extends Fit<ParetoNbdParams & { z: number }> {
  m: number;
  correlation: number;
}

/**
 * Fits the correlated model. The coordinate of m is z, its log-odds between the limits of the family; an optimum at a
 * limit is reported as such, with the correlation there: the data ask for more than the family can give.
 */
export function fitSarmanov(columns: Columns, options: FitOptions<ParetoNbdParams> = {}): SarmanovFit {
  const rows = mergeRows(columns);
  const start = fitParetoNbd(rows, options).params;
  const weightOf = (t: ArrayLike<number>, z: number) => {
    const p = { r: Math.exp(t[0]!), alpha: Math.exp(t[1]!), s: Math.exp(t[2]!), beta: Math.exp(t[3]!) };
    const { A, B, low, high } = sarmanovLimits(p);
    return A * B * (low + (high - low) / (1 + Math.exp(-z)));
  };
  const [g00, g11, g10, g01] = [0, 1, 2, 3].map(() => new Float64Array(4)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const objective = withNumericalHessian((theta) => {
    const [r, alpha, s, beta] = theta.map(Math.exp) as unknown as [number, number, number, number];
    const z = theta[4]!;
    const w = weightOf(theta, z);
    const dw = new Float64Array(5);
    for (let i = 0; i < 5; i++) {
      const h = 1e-4;
      const at = (d: number) => {
        const moved = Float64Array.from(theta);
        moved[i] = moved[i]! + d;
        return weightOf(moved, moved[4]!);
      };
      dw[i] = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
    }
    const scale = [r, alpha, s, beta];
    const gradient = new Float64Array(5);
    let value = 0;
    for (let k = 0; k < rows.x.length; k++) {
      const x = rows.x[k]!;
      const tx = rows.tx.values[rows.tx.code[k]!]!;
      const T = rows.T.values[rows.T.code[k]!]!;
      const weight = rows.weight[k]!;
      const base = paretoRow({ r, alpha, s, beta }, x, tx, T, g00);
      const both = paretoRow({ r, alpha: alpha + 1, s, beta: beta + 1 }, x, tx, T, g11) - base;
      const first = paretoRow({ r, alpha: alpha + 1, s, beta }, x, tx, T, g10) - base;
      const second = paretoRow({ r, alpha, s, beta: beta + 1 }, x, tx, T, g01) - base;
      const D = tilt(both, first, second);
      const [eb, ef, es] = [Math.exp(both), Math.exp(first), Math.exp(second)];
      const f = 1 + w * D;
      value += weight * (base + Math.log(f));
      for (let i = 0; i < 4; i++) {
        const d = eb * (g11[i]! - g00[i]!) - ef * (g10[i]! - g00[i]!) - es * (g01[i]! - g00[i]!);
        gradient[i] = gradient[i]! + weight * (scale[i]! * (g00[i]! + (w * d) / f) + (dw[i]! * D) / f);
      }
      gradient[4] = gradient[4]! + (weight * dw[4]! * D) / f;
    }
    return { value, gradient };
  });
  const fit = fitProblem<ParetoNbdParams & { z: number }>({
    model: "Pareto/NBD with Sarmanov correlation",
    parameters: [
      { name: "r", scale: start.r },
      { name: "alpha", scale: start.alpha },
      { name: "s", scale: start.s },
      { name: "beta", scale: start.beta },
      { name: "z", scale: 1, linear: true },
    ],
    // z = 0 is the middle of the limits; independence (m = 0) lies where low and high balance.
    starts: [{ ...start, z: independent(start) }],
    objective,
    customers: rows.customers,
    distinctRows: rows.x.length,
    ridges: [
      {
        names: ["z"],
        reason: {
          code: "correlation_at_limit",
          en: "The correlation of purchase and dropout rates is at the limit of Sarmanov's family: the data ask for more than it can give. The likelihood can be compared; the correlation is a bound, not an estimate.",
          zh: "购买率与流失率的相关已到 Sarmanov 分布族的上限：数据要求的相关超出其范围。似然可用于比较；该相关只是界限，不是估计值。",
        },
      },
      dropoutRidge,
    ],
    options: { maxEvaluations: 60 },
  });
  const { low, high } = sarmanovLimits(fit.params);
  const m = low + (high - low) / (1 + Math.exp(-fit.params.z));
  return { ...fit, m, correlation: sarmanov.correlation({ ...fit.params, m }) };
}

function independent(p: ParetoNbdParams): number {
  const { low, high } = sarmanovLimits(p);
  return Math.log(-low / high);
}
