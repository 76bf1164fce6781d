import { type BetaGeometricParams, betaGeometricObjective } from "./betaGeometricLikelihood.ts";
import { type Fit, type FitOptions, fitProblem, type Ridge } from "./fit.ts";
import type { Columns } from "./history.ts";
import { type MergedRows, meanOf, mergeRows, partOfRows } from "./mergeRows.ts";

export const rateRidge: Ridge = {
  names: ["r", "alpha"],
  reason: {
    code: "rate_not_identified",
    en: "The spread of purchase rates is not identified: r and alpha run off together, or nobody bought again. The mean rate r / alpha can still be used; shares by customer cannot.",
    zh: "购买频率的差异无法识别：r 与 alpha 一同走向极端，或没有人复购。平均频率 r / alpha 仍可用，客户之间的差异不可用。",
  },
};

export const coinRidge: Ridge = {
  names: ["a", "b"],
  reason: {
    code: "dropout_not_identified",
    en: "Dropout is not identified: a and b run off together. The mean dropout chance a / (a + b) and the expected totals can still be used; P(alive) of single customers cannot be told apart.",
    zh: "流失无法识别：a 与 b 一同走向极端。平均流失概率 a / (a + b) 与总量预测仍可用，单个客户的存活概率不可用于区分客户。",
  },
};

/** Start from moments: the mean rate of all customers for r / alpha, a coin that loses a quarter. */
function starts(rows: MergedRows): BetaGeometricParams[] {
  const mean = meanOf(rows);
  const rate = Math.max(mean.x, 0.02) / Math.max(mean.T, 1e-300);
  return [
    { r: 0.5, alpha: 0.35 / rate, a: 0.7, b: 2.1 },
    { r: 1.5, alpha: 1.2 / rate, a: 0.3, b: 4 },
    { r: 4, alpha: 2 / rate, a: 2, b: 2 },
  ];
}

export function fitBetaGeometric(
  model: string,
  columns: Columns | MergedRows,
  chances: 0 | 1,
  options: FitOptions<BetaGeometricParams>,
): Fit<BetaGeometricParams> {
  const rows = "groupStart" in columns ? columns : mergeRows(columns);
  const part = partOfRows(rows);
  const scale = Math.max(meanOf(rows).T, 1e-300);
  return fitProblem({
    model,
    parameters: [
      { name: "r", scale: 1 },
      { name: "alpha", scale },
      { name: "a", scale: 1 },
      { name: "b", scale: 1 },
    ],
    starts: starts(rows),
    objective: betaGeometricObjective(rows, chances),
    coarse: part && betaGeometricObjective(part, chances),
    customers: rows.customers,
    distinctRows: rows.x.length,
    ridges: [rateRidge, coinRidge],
    options,
  });
}
