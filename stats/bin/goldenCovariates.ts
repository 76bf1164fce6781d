import { bgNbd } from "../src/btyd/bgNbd.ts";
import { accuracy } from "../src/btyd/compare/scores.ts";
import {
  bgWithCovariates,
  type CovariateColumns,
  type CovariateParams,
  type CovariateRow,
  fitBgNbdCovariates,
  fitGompertzCovariates,
  fitParetoNbdCovariates,
  gompertzWithCovariates,
  paretoWithCovariates,
} from "../src/btyd/covariates.ts";
import { fitParetoNbdDynamic, paretoNbdDynamic } from "../src/btyd/dynamic/paretoNbdDynamic.ts";
import type { Fit } from "../src/btyd/fit.ts";
import { fitGammaGamma, gammaGamma } from "../src/btyd/gammaGamma.ts";
import { gompertz } from "../src/btyd/gompertz.ts";
import type { CustomerModel } from "../src/btyd/model.ts";
import { paretoNbd } from "../src/btyd/paretoNbd.ts";
import { readPurchases } from "../src/btyd/purchases.ts";
import type { Summary } from "../src/btyd/summarise.ts";
import { asked, type CoveredData, coveredData, fixedColumns, journeysOfData } from "./coveredData.ts";
import { type Answer, type Answers, type Context, type GoldenEntry, input } from "./goldenContext.ts";
import { accuracyByName, needFolder } from "./goldenExtensions.ts";

type Columns = CovariateColumns & Summary;

/** Kept per run: reading and fitting serve several entries of one data set. */
const kept = new WeakMap<Context, Map<string, unknown>>();

function once<T>(context: Context, key: string, make: () => T): T {
  const map = kept.get(context) ?? new Map<string, unknown>();
  kept.set(context, map);
  if (!map.has(key)) map.set(key, make());
  return map.get(key) as T;
}

const nameOf = (entry: GoldenEntry) => String(entry.inputs.dataset);
const covariatesOf = (entry: GoldenEntry) =>
  Object.keys(entry.params)
    .filter((name) => name.includes("."))
    .join(" ");

const data = (entry: GoldenEntry, context: Context): CoveredData =>
  once(context, nameOf(entry), () => coveredData(needFolder(context), nameOf(entry)));

const columns = (entry: GoldenEntry, context: Context): Columns =>
  once(context, `${nameOf(entry)} ${covariatesOf(entry)}`, () =>
    fixedColumns(data(entry, context), nameOf(entry), entry.params),
  );

function standardErrors(fit: Fit<CovariateParams>): Answer {
  if (!fit.standardErrors) throw new RangeError(fit.reason?.en ?? "no standard errors");
  return fit.standardErrors;
}

/** A model with fixed covariates: every customer has parameters of her own. */
function staticAnswers<P extends object>(
  model: CustomerModel<P>,
  own: (params: CovariateParams, row: CovariateRow) => P,
  fit: (columns: CovariateColumns) => Fit<CovariateParams>,
): Answers[string] {
  const fitted = (entry: GoldenEntry, context: Context) =>
    once(context, `${entry.model} ${nameOf(entry)} ${covariatesOf(entry)}`, () =>
      fit(columns(entry, context)),
    );
  const row = (entry: GoldenEntry, context: Context) => {
    const at = columns(entry, context).customer.findIndex((id) => String(id) === String(entry.inputs.Id));
    if (at < 0) throw new RangeError(`customer not known: ${entry.inputs.Id}`);
    return at;
  };
  const customer = (entry: GoldenEntry, context: Context) => {
    const all = columns(entry, context);
    const i = row(entry, context);
    const values = (process: "trans" | "life", named: CovariateColumns["transaction"]) =>
      Object.fromEntries(asked(entry.params, process).map((name) => [name, named[name]![i]!]));
    const history =
      "x" in entry.inputs
        ? { x: input(entry, "x"), tx: input(entry, "t_x"), T: input(entry, "T") }
        : { x: all.x[i]!, tx: all.tx[i]!, T: all.T[i]! };
    const covariates = {
      transaction: values("trans", all.transaction),
      lifetime: values("life", all.lifetime),
    };
    return { params: own(entry.params, covariates), history };
  };
  const spend = (entry: GoldenEntry, context: Context) => {
    const all = columns(entry, context);
    const i = row(entry, context);
    const { params } = once(context, `spend ${nameOf(entry)}`, () => fitGammaGamma(all));
    return gammaGamma.expectedSpend(params, { x: all.x[i]!, meanSpend: all.meanSpend[i]! });
  };
  const residual = (entry: GoldenEntry, context: Context) => {
    const { params, history } = customer(entry, context);
    return model.discountedTransactions(params, history, input(entry, "continuous_discount"));
  };
  return {
    "MLE log-likelihood": (entry, context) => fitted(entry, context).logLikelihood,
    "standard errors": (entry, context) => standardErrors(fitted(entry, context)),
    p_alive: (entry, context) => {
      const { params, history } = customer(entry, context);
      return model.pAlive(params, history);
    },
    conditional_expected_transactions: (entry, context) => {
      const { params, history } = customer(entry, context);
      return model.expectedTransactions(params, history, input(entry, "prediction_weeks"));
    },
    DERT: residual,
    discounted_residual_value: (entry, context) => residual(entry, context) * spend(entry, context),
    expected_average_value: spend,
  };
}

function dynamic(entry: GoldenEntry, context: Context) {
  return once(context, `dynamic ${nameOf(entry)} ${covariatesOf(entry)}`, () => {
    const { journeys, purchases } = journeysOfData(data(entry, context), nameOf(entry), entry.params);
    return { journeys, purchases, fit: fitParetoNbdDynamic(journeys) };
  });
}

/** What the fit expects of every customer to the end of the data, against what was bought. */
function dynamicHoldout(entry: GoldenEntry, context: Context): Answer {
  const { journeys, purchases, fit } = dynamic(entry, context);
  const { log } = data(entry, context);
  const all = readPurchases(log);
  const actual = new Map<unknown, number>();
  all.customer.forEach((name, c) => {
    const times = all.time.subarray(all.start[c]!, all.start[c + 1]!);
    actual.set(name, times.filter((t) => t > purchases.end).length);
  });
  const expected = paretoNbdDynamic.expectedTransactionsAll(
    fit.params,
    journeys,
    (all.end - purchases.end) / 7,
  );
  const counts = Float64Array.from(purchases.customer, (name) => actual.get(name)!);
  return accuracyByName(entry, accuracy(expected, counts));
}

export const covariateAnswers: Answers = {
  "bgnbd+static": staticAnswers(bgNbd, bgWithCovariates, fitBgNbdCovariates),
  "pnbd+static": staticAnswers(paretoNbd, paretoWithCovariates, fitParetoNbdCovariates),
  "ggomnbd+static": staticAnswers(gompertz, gompertzWithCovariates, fitGompertzCovariates),
  "pnbd+dynamic": {
    "MLE log-likelihood": (entry, context) => dynamic(entry, context).fit.logLikelihood,
    "standard errors": (entry, context) => standardErrors(dynamic(entry, context).fit),
    holdout: dynamicHoldout,
  },
};
