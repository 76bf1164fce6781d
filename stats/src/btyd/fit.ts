import { inverseFromEigen, symmetricEigen } from "../optimise/linearAlgebra.ts";
import { type Box, FLAT, type Maximum, maximise, type Objective } from "../optimise/maximise.ts";
import { normalQuantile } from "../special/normal.ts";
import { chiSquaredQuantile } from "../special/quantiles.ts";
import { searchFrom, sound } from "./search.ts";

/** One statement for people, in both languages, with a code for programs. */
export interface Sentence {
  code: string;
  en: string;
  zh: string;
}

/**
 * A normal prior on the logarithm of a parameter: `mean` is on the parameter's own scale, `sd` in logs. Coefficients of
 * covariates, which may be negative, have it on themselves.
 */
export type Priors<P> = { [K in keyof P]?: { mean: number; sd: number } };

export interface FitOptions<P> {
  /** Where to begin; by default from moments, with restarts. */
  start?: P;
  prior?: Priors<P>;
  maxEvaluations?: number;
}

/** The outcome of maximum likelihood. `P` maps the paper's letters to values. */
export interface Fit<P> {
  model: string;
  params: P;
  /** Order of the rows of `covariance` and `covarianceLog`. */
  names: (keyof P & string)[];
  /** By name: whether the parameter itself, not its logarithm, is the coordinate of `objective` and covarianceLog. */
  linear: boolean[];
  /** Log-likelihood without the prior. */
  logLikelihood: number;
  customers: number;
  distinctRows: number;
  converged: boolean;
  /** Why it did not converge, or what to beware of although it did; null when all is well. */
  reason: Sentence | null;
  /** Square roots of the diagonal of `covariance`; null where the information matrix is singular. */
  standardErrors: P | null;
  /** Row-major inverse of the observed information for the parameters, and for their logarithms. */
  covariance: Float64Array | null;
  covarianceLog: Float64Array | null;
  /** Largest absolute entry of the gradient in log-parameters. */
  gradientNorm: number;
  evaluations: number;
  /** Log-likelihood, gradient and Hessian at any log-parameters, for profiles and information. */
  objective: Objective;
  box: Box;
}

/** A parameter: its name, the centre of the search in its own scale, and the pair that it runs off with. */
interface Parameter<P> {
  name: keyof P & string;
  scale: number;
  /** True where the search runs over the parameter itself, which may be negative, `scale` giving its usual size. */
  linear?: boolean;
}

/** What it means when these parameters cannot be told apart. */
export interface Ridge {
  names: readonly string[];
  reason: Sentence;
}

export interface Problem<P> {
  model: string;
  parameters: Parameter<P>[];
  starts: P[];
  /** Log-likelihood with exact derivatives in log-parameters. */
  objective: Objective;
  /** The same of a part of very many rows: its maximum is found cheaply and is where the search proper begins. */
  coarse?: Objective | null;
  customers: number;
  distinctRows: number;
  ridges: Ridge[];
  options: FitOptions<P>;
}

/** e-folds about the scale within which a parameter is sought: 9e6 times smaller to 9e6 times larger. */
const REACH = 16;

export function fitProblem<P extends object>(problem: Problem<P>): Fit<P> {
  const { parameters, options } = problem;
  const names = parameters.map((p) => p.name);
  const linear = parameters.map((p) => p.linear === true);
  const centre = Float64Array.from(parameters, (p) => (p.linear ? 0 : Math.log(p.scale)));
  const reach = parameters.map((p) => (p.linear ? REACH * p.scale : REACH));
  const box: Box = { lower: centre.map((v, i) => v - reach[i]!), upper: centre.map((v, i) => v + reach[i]!) };
  const penalise = (objective: Objective) => withPrior(objective, names, linear, options.prior);
  const logs = (p: P) => coordinates(p, names, linear);
  const search = (objective: Objective, starts: Float64Array[]) =>
    searchFrom(objective, starts, { box, maxEvaluations: options.maxEvaluations ?? 200 });
  const penalised = penalise(problem.objective);
  const starts = options.start ? [logs(options.start)] : problem.starts.map(logs);
  const coarse = problem.coarse && !options.start ? search(penalise(problem.coarse), starts) : null;
  let found = search(penalised, coarse ? [coarse.best.theta] : starts);
  // What ends on a ridge where the part did not has been led astray.
  if (coarse && !sound(found.best) && sound(coarse.best)) {
    const again = search(penalised, starts);
    const evaluations = found.evaluations + again.evaluations;
    found = { best: again.best.value > found.best.value ? again.best : found.best, evaluations };
  }
  return describe(problem, found.best, names, linear, penalised, box, found.evaluations);
}

/** Where the objective looks for these parameters: logarithms, or the values themselves where linear. */
function coordinates<P extends object>(
  params: P,
  names: (keyof P & string)[],
  linear: boolean[],
): Float64Array {
  return Float64Array.from(names, (name, i) =>
    linear[i] ? (params[name] as number) : Math.log(params[name] as number),
  );
}

function withPrior<P>(
  objective: Objective,
  names: string[],
  linear: boolean[],
  prior: Priors<P> | undefined,
): Objective {
  if (!prior) return objective;
  return (theta) => {
    const { value, gradient, hessian } = objective(theta);
    const n = theta.length;
    const out = { value, gradient: Float64Array.from(gradient), hessian: Float64Array.from(hessian) };
    names.forEach((name, i) => {
      const belief = prior[name as keyof P];
      if (!belief) return;
      const z = (theta[i]! - (linear[i] ? belief.mean : Math.log(belief.mean))) / belief.sd;
      out.value -= 0.5 * z * z;
      out.gradient[i] = out.gradient[i]! - z / belief.sd;
      out.hessian[i * n + i] = out.hessian[i * n + i]! - 1 / (belief.sd * belief.sd);
    });
    return out;
  };
}

function describe<P extends object>(
  problem: Problem<P>,
  end: Maximum,
  names: (keyof P & string)[],
  linear: boolean[],
  objective: Objective,
  box: Box,
  evaluations: number,
): Fit<P> {
  const n = names.length;
  const values = end.theta.map((v, i) => (linear[i] ? v : Math.exp(v)));
  const slopes = values.map((v, i) => (linear[i] ? 1 : v));
  const named = (v: ArrayLike<number>) => Object.fromEntries(names.map((name, i) => [name, v[i]])) as P;
  const eigen = symmetricEigen(
    end.hessian.map((v) => -v),
    n,
  );
  const covarianceLog = end.atEdge.length === 0 && eigen.values[0]! >= FLAT ? inverseFromEigen(eigen) : null;
  const covariance = covarianceLog?.map((v, k) => v * slopes[Math.floor(k / n)]! * slopes[k % n]!) ?? null;
  const tolerance = Math.max(1e-6, 2e-12 * Math.abs(end.value));
  let reason: Sentence | null = null;
  if (end.atEdge.length > 0 || eigen.values[0]! < FLAT) {
    const weak = names.filter((_, i) => end.atEdge.includes(i) || Math.abs(eigen.vectors[i]!) > 0.35);
    reason = ridgeReason(problem.ridges, weak);
  } else if (end.gradientNorm > tolerance || end.stalled) {
    reason = {
      code: "not_converged",
      en: `The search stopped after ${evaluations} evaluations with a gradient of ${end.gradientNorm.toExponential(1)}.`,
      zh: `计算 ${evaluations} 次后停止，梯度仍为 ${end.gradientNorm.toExponential(1)}，未收敛。`,
    };
  }
  return {
    model: problem.model,
    params: named(values),
    names,
    linear,
    logLikelihood: problem.options.prior ? problem.objective(end.theta).value : end.value,
    customers: problem.customers,
    distinctRows: problem.distinctRows,
    converged: reason === null,
    reason,
    standardErrors: covariance
      ? named(Float64Array.from(names, (_, i) => Math.sqrt(covariance[i * n + i]!)))
      : null,
    covariance,
    covarianceLog,
    gradientNorm: end.gradientNorm,
    evaluations,
    objective,
    box,
  };
}

function ridgeReason(ridges: readonly Ridge[], weak: readonly string[]): Sentence {
  const scored = ridges
    .map((ridge) => ({
      ridge,
      hits: ridge.names.filter((name) => weak.includes(name)).length / ridge.names.length,
    }))
    .sort((a, b) => b.hits - a.hits)[0];
  // Coefficients of covariates are in no named ridge: what runs off with them is said by name.
  const stranger = weak.some((name) => !ridges.some((ridge) => ridge.names.includes(name)));
  if (!stranger && scored && scored.hits > 0) return scored.ridge.reason;
  return {
    code: "ridge",
    en: `Not identified: ${weak.join(" and ")} can move together without changing the likelihood.`,
    zh: `无法识别：${weak.join("、")} 可以一起变动而似然几乎不变。`,
  };
}

export interface Interval {
  low: number;
  high: number;
}

/** Wald interval of a parameter, made on its logarithm so that it stays positive. */
export function parameterInterval<P extends object>(
  fit: Fit<P>,
  name: keyof P & string,
  level = 0.95,
): Interval {
  if (!fit.covarianceLog)
    throw new RangeError(`no interval: ${fit.reason?.en ?? "the information is singular"}`);
  const i = fit.names.indexOf(name);
  const half = normalQuantile(0.5 + level / 2) * Math.sqrt(fit.covarianceLog[i * fit.names.length + i]!);
  const value = fit.params[name] as number;
  if (fit.linear[i]) return { low: value - half, high: value + half };
  return { low: value * Math.exp(-half), high: value * Math.exp(half) };
}

/**
 * Profile-likelihood interval: where twice the fall of the log-likelihood, maximised over all other parameters,
 * reaches the chi-squared quantile. An end that the search box does not hold is 0 or Infinity.
 */
export function profileInterval<P extends object>(
  fit: Fit<P>,
  name: keyof P & string,
  level = 0.95,
): Interval {
  const i = fit.names.indexOf(name);
  const top = coordinates(fit.params, fit.names, fit.linear);
  const best = fit.objective(top).value;
  const fall = 0.5 * chiSquaredQuantile(level, 1);
  const sd = fit.covarianceLog ? Math.sqrt(fit.covarianceLog[i * fit.names.length + i]!) : 0.5;
  const back = (v: number) => (fit.linear[i] ? v : Math.exp(v));
  const end = (direction: -1 | 1): number => {
    let warm: Float64Array = top;
    const depth = (value: number) => {
      const start = Float64Array.from(warm);
      start[i] = value;
      const at = maximise(fit.objective, start, { box: fit.box, fixed: [i] });
      warm = at.theta;
      return best - at.value - fall;
    };
    const edge = direction < 0 ? fit.box.lower[i]! : fit.box.upper[i]!;
    let inside = top[i]!;
    let depthInside = -fall;
    let outside = inside;
    let depthOutside = -fall;
    for (let step = 1.9 * sd; depthOutside < 0; step *= 1.6) {
      if (outside === edge)
        return direction > 0 ? Number.POSITIVE_INFINITY : fit.linear[i] ? Number.NEGATIVE_INFINITY : 0;
      inside = outside;
      depthInside = depthOutside;
      outside = direction < 0 ? Math.max(edge, outside - step) : Math.min(edge, outside + step);
      depthOutside = depth(outside);
    }
    for (let count = 0; count < 60 && Math.abs(outside - inside) > 1e-9; count++) {
      const share = count % 3 === 2 ? 0.5 : depthInside / (depthInside - depthOutside);
      const middle = inside + share * (outside - inside);
      const d = depth(middle);
      if (Math.abs(d) < 1e-9) return back(middle);
      if (d < 0) [inside, depthInside] = [middle, d];
      else [outside, depthOutside] = [middle, d];
    }
    return back(outside);
  };
  const [low, high] = [end(-1), end(1)];
  return { low, high };
}
