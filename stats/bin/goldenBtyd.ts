import { bgNbd, fitBgNbd } from "../src/btyd/bgNbd.ts";
import { clv } from "../src/btyd/clv.ts";
import { bgCnbd, fitBgCnbd, fitMbgCnbd, type GapColumns, mbgCnbd } from "../src/btyd/cnbd.ts";
import { type CandidateName, candidates } from "../src/btyd/compare/candidates.ts";
import { splitLog } from "../src/btyd/compare/holdout.ts";
import { accuracy } from "../src/btyd/compare/scores.ts";
import type { Fit } from "../src/btyd/fit.ts";
import { fitGammaGamma, gammaGamma } from "../src/btyd/gammaGamma.ts";
import { fitGompertz, gompertz } from "../src/btyd/gompertz.ts";
import type { Columns } from "../src/btyd/history.ts";
import { fitMbgNbd, mbgNbd } from "../src/btyd/mbgNbd.ts";
import type { CustomerModel } from "../src/btyd/model.ts";
import { fitNbd } from "../src/btyd/nbd.ts";
import { fitParetoNbd, paretoNbd } from "../src/btyd/paretoNbd.ts";
import { inverseFromEigen, symmetricEigen } from "../src/optimise/linearAlgebra.ts";
import { CDNOW_CALIBRATION_END, CDNOW_END, cdnow, cdnowSummaryCsv } from "./datasets.ts";
import { type Answers, type Context, type GoldenEntry, input, inputs, mapInput } from "./goldenContext.ts";
import { historyOf, holdoutAnswer, namedCustomerAnswers, needFolder } from "./goldenExtensions.ts";

type Params = Record<string, number>;

const _history = (entry: GoldenEntry) => ({
  x: input(entry, "x"),
  tx: input(entry, "t_x"),
  T: input(entry, "T"),
});

/** Quantities that every continuous-time model answers in the same words. */
export function customerAnswers<P extends object>(
  model: CustomerModel<P>,
  paramsOf: (params: Params) => P,
  fit: (columns: Columns) => Fit<P>,
): Answers[string] {
  const p = (entry: GoldenEntry) => paramsOf(entry.params);
  const fitted = (entry: GoldenEntry, context: Context) => fit(context.summary(String(entry.inputs.dataset)));
  const likelihood = (entry: GoldenEntry, context: Context) => fitted(entry, context).logLikelihood;
  return {
    log_likelihood: (entry, context) => model.logLikelihood(p(entry), historyOf(entry, context)),
    p_alive: (entry, context) => model.pAlive(p(entry), historyOf(entry, context)),
    conditional_expected_transactions: (entry, context) =>
      mapInput(
        entry,
        "t" in entry.inputs ? "t" : "prediction_weeks" in entry.inputs ? "prediction_weeks" : "T_star",
        (t) => model.expectedTransactions(p(entry), historyOf(entry, context), t),
      ),
    expected_transactions_new_customer: (entry) =>
      mapInput(entry, "t", (t) => model.expectedTransactionsNew(p(entry), t)),
    pmf: (entry) =>
      Array.isArray(entry.inputs.t)
        ? inputs(entry, "t").map((t) => model.countProbabilityNew(p(entry), t, input(entry, "x")))
        : mapInput(entry, "x", (x) => model.countProbabilityNew(p(entry), input(entry, "t"), x)),
    ...namedCustomerAnswers(model, paramsOf),
    "MLE log-likelihood": likelihood,
    "MLE log-likelihood (params are the MLE)": likelihood,
    "MLE parameters": (entry, context) => {
      const found = fitted(entry, context).params as Params;
      return Array.isArray(entry.value) ? Object.keys(entry.params).map((name) => found[name]!) : found;
    },
    "standard errors": (entry, context) => {
      const fitNow = fitted(entry, context);
      if (!fitNow.standardErrors) throw new RangeError(fitNow.reason?.en ?? "no standard errors");
      return fitNow.standardErrors as Params;
    },
    "packaged estimated parameters: log-likelihood": (entry, context) => {
      const { x, tx, T } = context.summary(String(entry.inputs.dataset));
      let sum = 0;
      for (let i = 0; i < x.length; i++) {
        sum += model.logLikelihood(p(entry), { x: x[i]!, tx: tx[i]!, T: T[i]! });
      }
      return sum;
    },
  };
}

const coin = (p: Params) => ({ r: p.r!, alpha: p.alpha!, a: p.a!, b: p.b! });
const pareto = (p: Params) => ({ r: p.r!, alpha: p.alpha!, s: p.s!, beta: p.beta! });
const hazard = (p: Params) => ({ r: p.r!, alpha: p.alpha!, b: p.b!, s: p.s!, beta: p.beta! });
const spend = (p: Params) => ({ p: p.p!, q: p.q!, gamma: p.gamma! });

function clvOf(
  entry: GoldenEntry,
  customer: { x: number; tx: number; T: number; meanSpend: number },
): number {
  return clv(bgNbd, coin(entry.params), spend(entry.params), customer, {
    months: input(entry, "months"),
    yearlyDiscount: (1 + input(entry, "monthly_discount")) ** 12 - 1,
    unitDays: 7,
    unitsPerMonth: input(entry, "weeks_per_month"),
  });
}

/** On CDNOW b and beta run off together; standard errors are then the information's at the entry's own parameters. */
function gompertzAnswers(): Answers[string] {
  const answers = customerAnswers(gompertz, hazard, (columns) => fitGompertz(columns));
  return {
    ...answers,
    "standard errors": (entry, context) => {
      const fit = fitGompertz(context.summary(String(entry.inputs.dataset)));
      return { ...(fit.converged ? fit.standardErrors! : informationErrors(fit, hazard(entry.params))) };
    },
  };
}

/** Square roots of the inverse observed information at any parameters, by name. */
function informationErrors<P extends object>(fit: Fit<P>, params: P): Params {
  const theta = Float64Array.from(fit.names, (name) => Math.log(params[name] as number));
  const n = theta.length;
  const inverse = inverseFromEigen(
    symmetricEigen(
      fit.objective(theta).hessian.map((v) => -v),
      n,
    ),
  );
  if (!inverse) throw new RangeError("the information matrix is singular");
  return Object.fromEntries(
    fit.names.map((name, i) => [name, (params[name] as number) * Math.sqrt(inverse[i * n + i]!)]),
  );
}

/** Correlation of expected and actual purchases of the 39-week hold-out, by the names of the entry's value. */
function correlations(entry: GoldenEntry, context: Context): Params {
  const which = /full/.test(String(entry.inputs.dataset)) ? "full" : "sample";
  const split = splitLog(cdnow(which, needFolder(context)), CDNOW_CALIBRATION_END, CDNOW_END);
  const names: Record<string, CandidateName> = { bgnbd: "bgNbd", mbgnbd: "mbgNbd", pnbd: "paretoNbd" };
  return Object.fromEntries(
    Object.keys(entry.value as Params).map((name) => {
      const model = names[name];
      if (!model) throw new RangeError(`model not known: ${name}`);
      const expected = candidates[model](split.calibration).expected(split.calibration, split.horizon);
      return [name, accuracy(expected, split.actual).correlation!];
    }),
  );
}

function fittedSpend(entry: GoldenEntry, context: Context) {
  return fitGammaGamma(context.summary(String(entry.inputs.dataset)));
}

/** Erlang-k models: k comes with the parameters; the fit holds it. */
function stagedAnswers(
  modelOf: (k: number) => CustomerModel<ReturnType<typeof coin>>,
  fit: (columns: GapColumns, k: number) => Fit<ReturnType<typeof coin>>,
): Answers[string] {
  const at = (entry: GoldenEntry) =>
    customerAnswers(modelOf(entry.params.k ?? 1), coin, (columns) => fit(columns, entry.params.k ?? 1));
  const names = Object.keys(customerAnswers(modelOf(1), coin, (columns) => fit(columns, 1)));
  return Object.fromEntries(
    names.map((name) => [name, (entry: GoldenEntry, context: Context) => at(entry)[name]!(entry, context)]),
  );
}

export const btydAnswers: Answers = {
  bgcnbd: {
    ...stagedAnswers(bgCnbd, (columns, k) => fitBgCnbd(columns, { k })),
    holdout: holdoutAnswer("bgCnbd"),
  },
  mbgcnbd: {
    ...stagedAnswers(mbgCnbd, (columns, k) => fitMbgCnbd(columns, { k })),
    holdout: holdoutAnswer("mbgCnbd"),
  },
  bgnbd: { ...customerAnswers(bgNbd, coin, (columns) => fitBgNbd(columns)), holdout: holdoutAnswer("bgNbd") },
  mbgnbd: {
    ...customerAnswers(mbgNbd, coin, (columns) => fitMbgNbd(columns)),
    holdout: holdoutAnswer("mbgNbd"),
  },
  pnbd: {
    ...customerAnswers(paretoNbd, pareto, (columns) => fitParetoNbd(columns)),
    holdout: holdoutAnswer("paretoNbd"),
  },
  ggomnbd: gompertzAnswers(),
  nbd: {
    "MLE log-likelihood": (entry, context) =>
      fitNbd(context.summary(String(entry.inputs.dataset))).logLikelihood,
  },
  accuracy: {
    "individual-level correlation actual vs conditional expectation": (entry, context) =>
      correlations(entry, context),
  },
  gg: {
    log_likelihood: (e) =>
      gammaGamma.logLikelihood(spend(e.params), { x: input(e, "x"), meanSpend: input(e, "m_x") }),
    expected_average_value: (e, context) => {
      if ("x" in e.inputs) {
        return gammaGamma.expectedSpend(spend(e.params), { x: input(e, "x"), meanSpend: input(e, "m_x") });
      }
      const rows = cdnowSummaryCsv(needFolder(context));
      const count = Number(/first (\d+)/.exec(String(e.inputs.rows))?.[1] ?? rows.x.length);
      return rows.x
        .slice(0, count)
        .map((x, i) => gammaGamma.expectedSpend(spend(e.params), { x, meanSpend: rows.meanSpend[i]! }));
    },
    "MLE log-likelihood": (e, context) => fittedSpend(e, context).logLikelihood,
    "MLE log-likelihood (params are the MLE)": (e, context) => fittedSpend(e, context).logLikelihood,
    "MLE parameters": (e, context) => ({ ...fittedSpend(e, context).params }),
    "standard errors": (e, context) => ({ ...fittedSpend(e, context).standardErrors! }),
  },
  "clv(bgnbd+gg)": {
    customer_lifetime_value: (e) =>
      clvOf(e, { x: input(e, "x"), tx: input(e, "t_x"), T: input(e, "T"), meanSpend: input(e, "m_x") }),
    "sum of customer_lifetime_value": (e, context) => {
      const rows = cdnowSummaryCsv(needFolder(context));
      return rows.x.reduce(
        (sum, x, i) => sum + clvOf(e, { x, tx: rows.tx[i]!, T: rows.T[i]!, meanSpend: rows.meanSpend[i]! }),
        0,
      );
    },
  },
};
