import {
  applyIsotonic,
  type CandidateName,
  clvAll,
  clvIntervals,
  fitGammaGamma,
  gammaGamma,
  YEAR_DAYS,
} from "@perennial/stats";
import type { FitReport } from "../schema.ts";
import { calibrateChances, chanceDays, chancesOf } from "./chances.ts";
import { fitByName } from "./modelByName.ts";
import type { StudyInput } from "./study.ts";

export interface ScoreInput {
  model: CandidateName;
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

/** Fits the chosen model to everyone and says what each is expected to do. */
export function score(input: ScoreInput): Scores {
  const { columns } = input;
  const begun = performance.now();
  const fitted = fitByName(input.model, columns);
  const meanSpend = columns.meanSpend.map((value) => Math.max(0, value));
  const spenders = countSpenders(columns.x, meanSpend);
  const spendFit = spenders < leastSpenders ? null : fitGammaGamma({ x: columns.x, meanSpend });
  const chances = calibrateChances(input.log, input.model, input.until);
  const fittedAt = performance.now();

  const { model, fit } = fitted;
  const n = columns.x.length;
  const expected = model.expectedTransactionsAt(fit.params, columns, [90 / unitDays, 365 / unitDays]);
  const raw = chancesOf(fitted, columns, chanceDays);
  const said = chances ? applyIsotonic(chances.correction, raw) : raw;
  const worth = spendFit ? worthOf(fitted, spendFit, { ...columns, meanSpend }, input.yearlyDiscount) : null;
  const orderValue = spendFit
    ? gammaGamma.expectedSpendAll(spendFit.params, { x: columns.x, meanSpend })
    : null;
  const margins = shrunkMargins(columns.margin, columns.x);
  const column = (valueAt: (i: number) => number) => Float32Array.from({ length: n }, (_, i) => valueAt(i));
  const unknown = Number.NaN;
  const out: Scores["columns"] = {
    p_alive: Float32Array.from(model.pAliveAll(fit.params, columns)),
    buys_30: Float32Array.from(said),
    purchases_90: column((i) => expected[2 * i]!),
    purchases_365: column((i) => expected[2 * i + 1]!),
    order_value: column((i) => orderValue?.[i] ?? unknown),
    clv_365: column((i) => worth?.clv[i] ?? unknown),
    clv_365_low: column((i) => worth?.low?.[i] ?? unknown),
    clv_365_high: column((i) => worth?.high?.[i] ?? unknown),
    profit_365: column((i) => (worth ? worth.clv[i]! * margins[i]! : unknown)),
    lateness: column((i) => columns.silent[i]! / columns.medianGap[i]!),
    due_in: column((i) => columns.medianGap[i]! - columns.silent[i]!),
  };
  return {
    fit: {
      model: fit.model,
      params: fit.params as Record<string, number>,
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
      yearlyDiscount: input.yearlyDiscount,
    },
    columns: out,
    fitMs: fittedAt - begun,
    scoreMs: performance.now() - fittedAt,
  };
}

/** Without an information matrix there is a forecast and no interval; the fit says why. */
function worthOf(
  { model, fit }: ReturnType<typeof fitByName>,
  spendFit: ReturnType<typeof fitGammaGamma>,
  columns: { x: Float64Array; tx: Float64Array; T: Float64Array; meanSpend: Float64Array },
  yearlyDiscount: number,
): { clv: Float64Array; low?: Float64Array; high?: Float64Array } {
  const options = { months: (365 / YEAR_DAYS) * 12, yearlyDiscount, unitDays };
  if (fit.covarianceLog && spendFit.covarianceLog)
    return clvIntervals(model, fit, spendFit, columns, options);
  return { clv: clvAll(model, fit.params, spendFit.params, columns, options) };
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
