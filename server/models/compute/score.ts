import { availableParallelism } from "node:os";
import { applyIsotonic, fitGammaGamma, gammaGamma, mergeRows, normalQuantile } from "@perennial/stats";
import type { FitReport } from "../schema.ts";
import { calibrateChances, chanceDays } from "./chances.ts";
import { inParts } from "./inParts.ts";
import { fitByTitle } from "./modelByTitle.ts";
import { logVariance } from "./scoreRows.ts";
import type { StudyInput } from "./study.ts";
import { totalSpread } from "./totalSpread.ts";

export interface ScoreInput {
  /** As the study names it. */
  model: string;
  /** Every customer's history in weeks; money per purchase day; NaN where it is not known. */
  columns: {
    customer: Uint32Array;
    x: Float64Array;
    tx: Float64Array;
    T: Float64Array;
    meanSpend: Float64Array;
    logGaps: Float64Array;
    margin: Float64Array;
    medianGap: Float64Array;
    silent: Float64Array;
  };
  /** Days and amounts of a sample, to see how chances come true. */
  log: StudyInput["log"];
  until: number;
  yearlyDiscount: number;
}

/** In the order of `score_row`'s columns. */
export const scoreColumns = [
  "p_alive",
  "buys_30",
  "purchases_90",
  "purchases_180",
  "purchases_365",
  "order_value",
  "clv_365",
  "clv_365_low",
  "clv_365_high",
  "profit_365",
  "lateness",
  "due_in",
] as const;

export interface Scores {
  fit: FitReport;
  columns: Record<(typeof scoreColumns)[number], Float32Array>;
  /** Milliseconds spent in the statistics. */
  fitMs: number;
  scoreMs: number;
}

const unitDays = 7;
/** Spend needs as many who came back before its spread over customers can be told from noise. */
const leastSpenders = 30;
const parts = Math.min(4, availableParallelism());
const z = normalQuantile(0.975);

/** Fits the chosen model to everyone and says what each is expected to do. */
export async function score(input: ScoreInput): Promise<Scores> {
  const { columns, yearlyDiscount } = input;
  const begun = performance.now();
  const rows = mergeRows(columns);
  const logGaps = sumOver(rows.row, columns.logGaps, rows.x.length);
  for (let k = 0; k < logGaps.length; k++) logGaps[k]! /= rows.weight[k]!;
  const { fit } = fitByTitle(input.model, { ...rows, logGaps });
  const meanSpend = columns.meanSpend.map((value) => Math.max(0, value));
  const spend = { x: columns.x, meanSpend };
  const spenders = countSpenders(columns.x, meanSpend);
  const spendFit = spenders < leastSpenders ? null : fitGammaGamma(spend);
  const chances = calibrateChances(input.log, input.model, input.until);
  const fittedAt = performance.now();

  const { model, params, names, linear, covarianceLog } = fit;
  const scored = await inParts(
    {
      fit: { model, params, names, linear, covarianceLog },
      x: rows.x,
      tx: decoded(rows.tx),
      T: decoded(rows.T),
      unitDays,
      chanceDays,
      yearlyDiscount,
    },
    parts,
  );
  const said = chances ? applyIsotonic(chances.correction, scored.chance) : scored.chance;
  const orderValue = spendFit ? gammaGamma.expectedSpendAll(spendFit.params, spend) : null;
  const spendVariance = spendFit?.covarianceLog
    ? logVariance(spendFit, (moved) => gammaGamma.expectedSpendAll(moved, spend))
    : null;
  const margins = shrunkMargins(columns.margin, columns.x);
  const unknown = Number.NaN;
  const at = rows.row;
  const worth = (i: number) => (orderValue ? scored.discounted[at[i]!]! * orderValue[i]! : unknown);
  // Variances of the logarithms add: purchases and spend are fitted independently.
  const factor = (i: number) =>
    scored.logVariance && spendVariance
      ? Math.exp(z * Math.sqrt(scored.logVariance[at[i]!]! + spendVariance[i]!))
      : unknown;
  const column = (valueAt: (i: number) => number) => {
    const out = new Float32Array(columns.x.length);
    for (let i = 0; i < out.length; i++) out[i] = valueAt(i);
    return out;
  };
  const out: Scores["columns"] = {
    p_alive: column((i) => scored.pAlive[at[i]!]!),
    buys_30: column((i) => said[at[i]!]!),
    purchases_90: column((i) => scored.in90[at[i]!]!),
    purchases_180: column((i) => scored.in180[at[i]!]!),
    purchases_365: column((i) => scored.in365[at[i]!]!),
    order_value: column((i) => orderValue?.[i] ?? unknown),
    clv_365: column(worth),
    clv_365_low: column((i) => worth(i) / factor(i)),
    clv_365_high: column((i) => worth(i) * factor(i)),
    profit_365: column((i) => worth(i) * margins[i]!),
    lateness: column((i) => columns.silent[i]! / columns.medianGap[i]!),
    due_in: column((i) => columns.medianGap[i]! - columns.silent[i]!),
  };
  return {
    fit: {
      model,
      params: params as Record<string, number>,
      logLikelihood: fit.logLikelihood,
      customers: fit.customers,
      converged: fit.converged,
      beware: fit.reason,
      standardErrors: fit.standardErrors as Record<string, number> | null,
      spend: spendFit
        ? {
            params: spendFit.params as unknown as Record<string, number>,
            logLikelihood: spendFit.logLikelihood,
            customers: spenders,
            correlation: correlation(columns.x, meanSpend),
          }
        : null,
      chances: chances?.report ?? null,
      marginShare: mean(columns.margin),
      yearlyDiscount,
      purchaseDays: columns.x.reduce((total, x) => total + x + 1, 0),
      totalSpread: spendFit
        ? totalSpread({
            fit,
            spendFit,
            columns: { x: columns.x, tx: columns.tx, T: columns.T, meanSpend },
            horizon: 365 / unitDays,
          })
        : null,
      expected30: scored.in30.reduce((total, value, k) => total + value * rows.weight[k]!, 0),
    },
    columns: out,
    fitMs: fittedAt - begun,
    scoreMs: performance.now() - fittedAt,
  };
}

function decoded({ values, code }: { values: Float64Array; code: Uint32Array }): Float64Array {
  const out = new Float64Array(code.length);
  for (let k = 0; k < out.length; k++) out[k] = values[code[k]!]!;
  return out;
}

function sumOver(row: Uint32Array, values: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n);
  for (let i = 0; i < row.length; i++) out[row[i]!]! += values[i]!;
  return out;
}

function countSpenders(x: Float64Array, meanSpend: Float64Array): number {
  let count = 0;
  for (let i = 0; i < x.length; i++) if (x[i]! > 0 && meanSpend[i]! > 0) count++;
  return count;
}

/** A customer's own margin, drawn towards everyone's by the weight of five purchases; NaN where no cost is known at all. */
function shrunkMargins(own: Float64Array, x: Float64Array): Float64Array {
  const all = mean(own);
  if (all === null) return own.map(() => Number.NaN);
  return own.map((margin, i) => {
    if (Number.isNaN(margin)) return all;
    const purchases = x[i]! + 1;
    return (margin * purchases + all * 5) / (purchases + 5);
  });
}

function mean(values: Float64Array): number | null {
  let [total, count] = [0, 0];
  for (const value of values)
    if (!Number.isNaN(value)) {
      total += value;
      count++;
    }
  return count === 0 ? null : total / count;
}

/** Gamma-Gamma takes spend to be independent of how often one buys: this says how far that holds. */
function correlation(x: Float64Array, spend: Float64Array): number | null {
  let [n, sx, sy, sxx, syy, sxy] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [a, b] = [x[i]!, spend[i]!];
    if (!(a > 0 && b > 0)) continue;
    n++;
    sx += a;
    sy += b;
    sxx += a * a;
    syy += b * b;
    sxy += a * b;
  }
  const [vx, vy] = [sxx - (sx * sx) / n, syy - (sy * sy) / n];
  return n > 2 && vx > 0 && vy > 0 ? (sxy - (sx * sy) / n) / Math.sqrt(vx * vy) : null;
}
