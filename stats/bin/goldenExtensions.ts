import { candidates } from "../src/btyd/compare/candidates.ts";
import { splitLog } from "../src/btyd/compare/holdout.ts";
import { type Accuracy, accuracy } from "../src/btyd/compare/scores.ts";
import { fitGammaGamma, gammaGamma } from "../src/btyd/gammaGamma.ts";
import type { History } from "../src/btyd/history.ts";
import type { CustomerModel } from "../src/btyd/model.ts";
import { readPurchases } from "../src/btyd/purchases.ts";
import { regularityMle, regularityWheat } from "../src/btyd/regularity.ts";
import { sarmanov } from "../src/btyd/sarmanov.ts";
import type { Summary } from "../src/btyd/summarise.ts";
import { inverseFromEigen, symmetricEigen } from "../src/optimise/linearAlgebra.ts";
import { CDNOW_CALIBRATION_END, CDNOW_END, cdnow } from "./datasets.ts";
import { type Answer, type Answers, type Context, type GoldenEntry, input } from "./goldenContext.ts";

type Params = Record<string, number>;

const which = (entry: GoldenEntry) => (/full|master/i.test(String(entry.inputs.dataset)) ? "full" : "sample");

export function needFolder(context: Context): string {
  if (context.folder === null) throw new RangeError("no data folder: pass --data DIR");
  return context.folder;
}

/** Row of a customer by its number in the data set, counted from 1 in the file's order. */
function rowOf(entry: GoldenEntry, summary: Summary): number {
  const id = Number(entry.inputs.Id);
  if (!(id >= 1 && id <= summary.x.length)) throw new RangeError(`customer not known: ${entry.inputs.Id}`);
  return id - 1;
}

/** The history that an entry gives, or that of the customer it names. */
export function historyOf(entry: GoldenEntry, context: Context): History {
  if ("x" in entry.inputs) return { x: input(entry, "x"), tx: input(entry, "t_x"), T: input(entry, "T") };
  const summary = context.summary(String(entry.inputs.dataset));
  const i = rowOf(entry, summary);
  return { x: summary.x[i]!, tx: summary.tx[i]!, T: summary.T[i]! };
}

/** Quantities of a customer of a named data set: spend by the Gamma-Gamma fit to that set, value as DERT times spend. */
export function namedCustomerAnswers<P>(
  model: CustomerModel<P>,
  paramsOf: (params: Params) => P,
): Answers[string] {
  const spend = (entry: GoldenEntry, context: Context) => {
    const summary = context.summary(String(entry.inputs.dataset));
    const i = rowOf(entry, summary);
    const { params } = fitGammaGamma(summary);
    return gammaGamma.expectedSpend(params, { x: summary.x[i]!, meanSpend: summary.meanSpend[i]! });
  };
  const residual = (entry: GoldenEntry, context: Context) =>
    model.discountedTransactions(
      paramsOf(entry.params),
      historyOf(entry, context),
      input(entry, "d" in entry.inputs ? "d" : "continuous_discount"),
    );
  return {
    expected_average_value: spend,
    DERT: residual,
    discounted_residual_value: (entry, context) => residual(entry, context) * spend(entry, context),
  };
}

/** Accuracy over the hold-out of a data set, under the names that packages give to its parts. */
export function holdoutAnswer(name: "bgNbd" | "mbgNbd" | "paretoNbd" | "bgCnbd" | "mbgCnbd") {
  return (entry: GoldenEntry, context: Context): Answer => {
    const split = splitLog(cdnow(which(entry), needFolder(context)), CDNOW_CALIBRATION_END, CDNOW_END);
    const fitted = candidates[name](split.calibration);
    const horizon = "T_star" in entry.inputs ? input(entry, "T_star") : split.horizon;
    const a = accuracy(fitted.expected(split.calibration, horizon), split.actual);
    return accuracyByName(entry, a);
  };
}

/** The parts of an accuracy that an entry's value names; the predicted total where it is one number. */
export function accuracyByName(entry: GoldenEntry, a: Accuracy): Answer {
  if (typeof entry.value === "number") return a.predicted;
  const named: Record<string, number | null> = {
    mae: a.mae,
    rmse: a.rmse,
    correlation: a.correlation,
    cor: a.correlation,
    bias: a.bias,
    predicted: a.predicted,
    expected: a.predicted,
    actual: a.actual,
  };
  return Object.fromEntries(
    Object.keys(entry.value as Params).map((key) => {
      const found = named[key.toLowerCase()];
      if (found === undefined || found === null)
        throw new RangeError(`part of the hold-out not known: ${key}`);
      return [key, found];
    }),
  );
}

const sarmanovOf = (p: Params) => {
  const base = { r: p.r!, alpha: p.alpha!, s: p.s!, beta: p.beta! };
  return { ...base, m: sarmanov.mOf(base, p["Cor(life,trans)"]!) };
};

function sarmanovSum(summary: Summary, p: Parameters<typeof sarmanov.logLikelihood>[0]): number {
  let sum = 0;
  for (let i = 0; i < summary.x.length; i++) {
    sum += sarmanov.logLikelihood(p, { x: summary.x[i]!, tx: summary.tx[i]!, T: summary.T[i]! });
  }
  return sum;
}

/** Standard errors from the information at the entry's parameters, in (ln r, ln alpha, ln s, ln beta, correlation). */
function sarmanovErrors(entry: GoldenEntry, context: Context): Params {
  const summary = context.summary(String(entry.inputs.dataset));
  const at = sarmanovOf(entry.params);
  const names = ["r", "alpha", "s", "beta", "Cor(life,trans)"];
  const theta = Float64Array.from(names, (name, i) => (i < 4 ? Math.log(entry.params[name]!) : at.m));
  const value = (t: Float64Array) =>
    sarmanovSum(summary, {
      r: Math.exp(t[0]!),
      alpha: Math.exp(t[1]!),
      s: Math.exp(t[2]!),
      beta: Math.exp(t[3]!),
      m: t[4]!,
    });
  const step = [1e-3, 1e-3, 1e-3, 1e-3, 0.02];
  const hessian = new Float64Array(25);
  for (let i = 0; i < 5; i++) {
    for (let j = 0; j <= i; j++) {
      const corner = (a: number, b: number) => {
        const t = Float64Array.from(theta);
        t[i] = t[i]! + a * step[i]!;
        t[j] = t[j]! + b * step[j]!;
        return value(t);
      };
      const second =
        (corner(1, 1) - corner(1, -1) - corner(-1, 1) + corner(-1, -1)) / (4 * step[i]! * step[j]!);
      hessian[i * 5 + j] = -second;
      hessian[j * 5 + i] = -second;
    }
  }
  const inverse = inverseFromEigen(symmetricEigen(hessian, 5));
  if (!inverse) throw new RangeError("the information matrix is not positive definite");
  const scale = names.map((name, i) => (i < 4 ? entry.params[name]! : entry.params[name]! / at.m));
  return Object.fromEntries(names.map((name, i) => [name, scale[i]! * Math.sqrt(inverse[i * 5 + i]!)]));
}

export const extensionAnswers: Answers = {
  "pnbd+sarmanov": {
    // CLVTools' optimum lies at the limit of the family, so the value is that at the entry's parameters.
    "MLE log-likelihood": (entry, context) =>
      sarmanovSum(context.summary(String(entry.inputs.dataset)), sarmanovOf(entry.params)),
    "standard errors": sarmanovErrors,
  },
  regularity: {
    "estimateRegularity mle": (entry, context) => {
      const { k } = regularityMle(readPurchases(cdnow(which(entry), needFolder(context))));
      if (k === null) throw new RangeError("no customer has ten gaps");
      return k;
    },
    "estimateRegularity wheat": (entry, context) => {
      const { k } = regularityWheat(readPurchases(cdnow(which(entry), needFolder(context))));
      if (k === null) throw new RangeError("no customer has two gaps");
      return k;
    },
  },
};
