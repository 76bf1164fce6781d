import { integrate } from "../../optimise/gaussLegendre.ts";
import { withNumericalHessian } from "../../optimise/maximise.ts";
import type { CovariateParams } from "../covariates.ts";
import { type Fit, type FitOptions, fitProblem } from "../fit.ts";
import { rateRidge } from "../fitBetaGeometric.ts";
import { aliveFromLogOdds, requireHorizon, requireParams } from "../model.ts";
import { dropoutRidge, fitParetoNbd } from "../paretoNbd.ts";
import type { ParetoNbdParams } from "../paretoNbdLikelihood.ts";
import { dynamicRow, ratesAlong } from "./dynamicLikelihood.ts";
import type { Journey, Journeys } from "./journeys.ts";

interface Read {
  base: ParetoNbdParams;
  g: number[];
  h: number[];
}

function read(params: CovariateParams, journeys: Journeys): Read {
  const need = (name: string) => {
    const value = params[name];
    if (value === undefined || !Number.isFinite(value))
      throw new RangeError(`parameter ${name} must be a number, got ${value}`);
    return value;
  };
  const base = { r: need("r"), alpha: need("alpha"), s: need("s"), beta: need("beta") };
  requireParams(base);
  return {
    base,
    g: journeys.transaction.map((name) => need(`trans.${name}`)),
    h: journeys.lifetime.map((name) => need(`life.${name}`)),
  };
}

/**
 * Fits Pareto/NBD with covariates that change in time (Bachmann, Meierer & Näf 2021): parameters r, alpha, s, beta,
 * "trans.NAME" and "life.NAME". A positive coefficient means more purchases, or sooner dropout. Gradient exact.
 */
export function fitParetoNbdDynamic(
  journeys: Journeys,
  options: FitOptions<CovariateParams> = {},
): Fit<CovariateParams> {
  const list = journeys.journeys;
  const plain = fitParetoNbd({
    x: list.map((j) => j.x),
    tx: list.map((j) => j.tx),
    T: list.map((j) => j.T),
  }).params;
  const coefficients = [
    ...journeys.transaction.map((name) => `trans.${name}`),
    ...journeys.lifetime.map((name) => `life.${name}`),
  ];
  const names = ["r", "alpha", "s", "beta", ...coefficients];
  const nTrans = journeys.transaction.length;
  const row = new Float64Array(names.length);
  const objective = withNumericalHessian((theta) => {
    const [r, alpha, s, beta] = [0, 1, 2, 3].map((i) => Math.exp(theta[i]!)) as [
      number,
      number,
      number,
      number,
    ];
    const [g, h] = [theta.subarray(4, 4 + nTrans), theta.subarray(4 + nTrans)];
    const gradient = new Float64Array(names.length);
    let value = 0;
    for (const journey of list) {
      value += dynamicRow({ r, alpha, s, beta }, g, h, journey, row).logLikelihood;
      for (let i = 0; i < row.length; i++) gradient[i] = gradient[i]! + row[i]!;
    }
    return { value, gradient };
  });
  const start: CovariateParams = { ...plain };
  for (const name of coefficients) start[name] = 0;
  return fitProblem<CovariateParams>({
    model: "Pareto/NBD with covariates that change in time",
    parameters: names.map((name, i) =>
      i < 4 ? { name, scale: start[name]! } : { name, scale: 1, linear: true },
    ),
    starts: [start],
    objective,
    customers: list.length,
    distinctRows: list.length,
    ridges: [dropoutRidge, rateRidge],
    options,
  });
}

/** Columns in the order of `journeys.journeys`; times in units, discounts continuous per unit. */
export const paretoNbdDynamic = {
  logLikelihoodAll(params: CovariateParams, journeys: Journeys): Float64Array {
    const { base, g, h } = read(params, journeys);
    const spare = new Float64Array(4 + g.length + h.length);
    return Float64Array.from(
      journeys.journeys,
      (journey) => dynamicRow(base, g, h, journey, spare).logLikelihood,
    );
  },

  pAliveAll(params: CovariateParams, journeys: Journeys): Float64Array {
    const { base, g, h } = read(params, journeys);
    const spare = new Float64Array(4 + g.length + h.length);
    return Float64Array.from(journeys.journeys, (journey) =>
      aliveFromLogOdds(dynamicRow(base, g, h, journey, spare).logOddsGone),
    );
  },

  /** Purchases expected in (T, T + horizon]. Throws where covariates are not known that far. */
  expectedTransactionsAll(params: CovariateParams, journeys: Journeys, horizon: number): Float64Array {
    return paretoNbdDynamic.discountedTransactionsAll(params, journeys, 0, horizon);
  },

  /** The same, each purchase discounted by e^(-discount × time since T). */
  discountedTransactionsAll(
    params: CovariateParams,
    journeys: Journeys,
    discount: number,
    horizon: number,
  ): Float64Array {
    requireHorizon("discount", discount);
    requireHorizon("horizon", horizon);
    const { base, g, h } = read(params, journeys);
    const alive = paretoNbdDynamic.pAliveAll(params, journeys);
    return Float64Array.from(
      journeys.journeys,
      (journey, i) => alive[i]! * future(base, g, h, journey, discount, horizon),
    );
  },
};

/**
 * (r+x)/(α+B(T)) ∫ from T of A(u) ((β+D(T))/(β+D(u)))^s e^(-discount (u-T)) du for a customer alive at T, piece by
 * piece; without discount each piece is a difference of powers, written so that s = 1 is no exception.
 */
function future(
  base: ParetoNbdParams,
  g: number[],
  h: number[],
  journey: Journey,
  discount: number,
  horizon: number,
): number {
  const { r, alpha, s, beta } = base;
  const { x, T, ends, observed } = journey;
  const stop = T + horizon;
  if (!(stop <= (ends.at(-1) ?? 0) + 1e-9)) {
    throw new RangeError(`covariates are known to ${ends.at(-1)} after the first purchase, ${stop} is asked`);
  }
  const { A, C, B, D } = ratesAlong(journey, g, h);
  const betaT = beta + D[observed]!;
  let sum = 0;
  for (let k = observed; k < ends.length; k++) {
    const from = k > 0 ? ends[k - 1]! : 0;
    const length = Math.min(ends[k]!, stop) - from;
    if (length <= 0) break;
    const b = (beta + D[k]!) / C[k]!;
    const l = Math.log1p(length / b);
    const kept = A[k]! * Math.exp(-s * Math.log1p((D[k]! - D[observed]!) / betaT));
    if (discount === 0) {
      const z = (s - 1) * l;
      sum += kept * b * l * (z === 0 ? 1 : -Math.expm1(-z) / z);
    } else {
      const start = from - T;
      sum +=
        kept * b * integrate((y) => Math.exp((1 - s) * y - discount * (start + b * Math.expm1(y))), 0, l);
    }
  }
  return ((r + x) / (alpha + B[observed]!)) * sum;
}
