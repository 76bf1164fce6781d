import { logGamma } from "../special/logGamma.ts";
import { requireProbability } from "../special/require.ts";
import { overPairs } from "./batch.ts";
import type { BetaGeometricParams } from "./betaGeometricLikelihood.ts";
import { cnbdLogLikelihood, cnbdLogOddsGone, cnbdObjective, stageWeights } from "./cnbdLikelihood.ts";
import { type ExpectedOf, expectedMany } from "./expectedTable.ts";
import { type Fit, type FitOptions, fitProblem } from "./fit.ts";
import { coinRidge, rateRidge } from "./fitBetaGeometric.ts";
import { type Columns, type History, requireHistory } from "./history.ts";
import { type MergedRows, meanOf, mergeRows, partOfRows } from "./mergeRows.ts";
import { aliveFromLogOdds, type CustomerModel, requireHorizon, requireParams } from "./model.ts";
import {
  discountedStaged,
  eventsAtLeast,
  expectedStaged,
  type StagedFuture,
  stagedProbability,
} from "./stagedFuture.ts";

/** Options of a fit with Erlang-k gaps: k fixed, or the k up to `maxK` (6) with the highest likelihood. */
export interface CnbdOptions extends FitOptions<BetaGeometricParams> {
  k?: number;
  maxK?: number;
}

export interface CnbdFit extends Fit<BetaGeometricParams> {
  k: number;
  /** Log-likelihood for k = 1, 2, … as far as tried. */
  byK: number[];
}

/** Columns with, per customer, the sum of ln of the gaps between purchases (`Summary.logGaps`). */
export interface GapColumns extends Columns {
  logGaps?: ArrayLike<number>;
}

/** Histories that are merged already, `logGaps` the mean of those that share a row. */
export type GapRows = MergedRows & { logGaps?: ArrayLike<number> };

function fitCnbd(columns: GapColumns | GapRows, chances: 0 | 1, options: CnbdOptions): CnbdFit {
  const rows = "groupStart" in columns ? columns : mergeRows(columns);
  const part = partOfRows(rows);
  const mean = meanOf(rows);
  const scale = Math.max(mean.T, 1e-300);
  const rate = Math.max(mean.x, 0.02) / scale;
  let gaps = 0;
  let purchases = 0;
  for (let i = 0; i < columns.x.length; i++) {
    const w = columns.weight ? columns.weight[i]! : 1;
    gaps += w * (columns.logGaps?.[i] ?? 0);
    purchases += w * columns.x[i]!;
  }
  const wanted = options.k ? [options.k] : Array.from({ length: options.maxK ?? 6 }, (_, i) => i + 1);
  if (!options.k && !columns.logGaps) {
    throw new RangeError("choosing k needs logGaps (see summarise); or give k");
  }
  for (const k of wanted)
    if (!(k >= 1 && Number.isInteger(k))) throw new RangeError(`k must be 1, 2, …, got ${k}`);
  let best: { fit: Fit<BetaGeometricParams>; k: number } | null = null;
  const byK: number[] = [];
  for (const k of wanted) {
    const fit = fitProblem<BetaGeometricParams>({
      model: `${chances === 1 ? "MBG" : "BG"}/CNBD-${k}`,
      parameters: [
        { name: "r", scale: 1 },
        { name: "alpha", scale: scale / k },
        { name: "a", scale: 1 },
        { name: "b", scale: 1 },
      ],
      starts: [
        { r: 0.5, alpha: 0.35 / rate / k, a: 0.7, b: 2.1 },
        { r: 1.5, alpha: 1.2 / rate / k, a: 0.3, b: 4 },
      ],
      objective: cnbdObjective(rows, k, chances),
      coarse: part && cnbdObjective(part, k, chances),
      customers: rows.customers,
      distinctRows: rows.x.length,
      ridges: [rateRidge, coinRidge],
      options,
    });
    // Only with the gaps' own factor are likelihoods of different k comparable.
    if (columns.logGaps) fit.logLikelihood += (k - 1) * gaps - purchases * logGamma(k);
    byK.push(fit.logLikelihood);
    if (best === null || fit.logLikelihood > best.fit.logLikelihood) best = { fit, k };
    else if (fit.logLikelihood < best.fit.logLikelihood - 50) break;
  }
  return { ...best!.fit, k: best!.k, byK };
}

/** Fits BG/CNBD-k. The log-likelihood includes the gaps' factor when `logGaps` is given. */
export function fitBgCnbd(columns: GapColumns | GapRows, options: CnbdOptions = {}): CnbdFit {
  return fitCnbd(columns, 0, options);
}

/** Fits MBG/CNBD-k, in which customers may also leave right after the first purchase. */
export function fitMbgCnbd(columns: GapColumns | GapRows, options: CnbdOptions = {}): CnbdFit {
  return fitCnbd(columns, 1, options);
}

/** Pure functions of BG/CNBD-k for the given k. */
export const bgCnbd = (k: number): CustomerModel<BetaGeometricParams> => stagedModel(k, 0);
/** Pure functions of MBG/CNBD-k for the given k. */
export const mbgCnbd = (k: number): CustomerModel<BetaGeometricParams> => stagedModel(k, 1);

function stagedModel(k: number, chances: 0 | 1): CustomerModel<BetaGeometricParams> {
  type P = BetaGeometricParams;
  if (!(k >= 1 && Number.isInteger(k))) throw new RangeError(`k must be 1, 2, …, got ${k}`);
  const pAlive = (p: P, h: History) => aliveFromLogOdds(cnbdLogOddsGone(p, k, h.x, h.tx, h.T, chances));
  const check = (p: P, h: History) => {
    requireParams(p);
    requireHistory(h.x, h.tx, h.T);
  };
  /** Mean of f over the stages an alive customer may be in. */
  const overStages = (p: P, h: History, f: (future: StagedFuture) => number): number => {
    const c = stageWeights(p, k, h.x, h.tx, h.T);
    let total = 0;
    let weight = 0;
    c.forEach((share, stage) => {
      if (share === 0) return;
      weight += share;
      total += share * f({ r: p.r + k * h.x + stage, a: p.a, b: p.b + h.x + chances, k, stage });
    });
    return total / weight;
  };
  const newcomer = (p: P): [StagedFuture, number] => [
    { r: p.r, a: p.a, b: p.b + chances, k, stage: 0 },
    chances === 1 ? p.b / (p.a + p.b) : 1,
  ];
  const within = (p: P, h: History, horizon: number) =>
    overStages(p, h, (f) => eventsAtLeast(f.r, horizon / (p.alpha + h.T), k - f.stage));
  const all = (p: P, columns: Columns, f: (h: History) => number): Float64Array => {
    requireParams(p);
    return Float64Array.from(columns.x, (x, i) => {
      const h = { x, tx: columns.tx[i]!, T: columns.T[i]! };
      requireHistory(h.x, h.tx, h.T, i);
      return f(h);
    });
  };
  const expectedOf = ({ r, a, b }: P, columns: Columns) =>
    expectedMany({ r, a, b: b + chances, k }, columns.x.length);
  /** For every customer the mean over the stages of what `ifAlive` fills in, times P(alive). */
  const overAlive = (
    p: P,
    columns: Columns,
    ifAlive: ExpectedOf,
    take: (i: number, value: number) => void,
  ) => {
    requireParams(p);
    const { r, alpha, a, b } = p;
    overPairs(
      columns,
      k,
      (x, T, out) => ifAlive(x, alpha + T, out),
      (i, x, tx, T, table, at) => {
        // Weights of the stages and odds of being gone in one go, as in `stageWeights` and `cnbdLogOddsGone`.
        const m = r + k * x;
        const w = (T - tx) / (alpha + T);
        let c = 1;
        let weight = 1;
        let total = table[at]!;
        for (let stage = 1; stage < k; stage++) {
          c *= ((m + stage - 1) * w) / stage;
          weight += c;
          total += c * table[at + stage]!;
        }
        const n = x + chances;
        if (n === 0) return take(i, total / weight);
        const gone = Math.log(a / ((b + n - 1) * weight)) + m * Math.log1p((T - tx) / (alpha + tx));
        take(i, (aliveFromLogOdds(gone) * total) / weight);
      },
    );
  };
  const model: CustomerModel<P> = {
    logLikelihood(p, h) {
      check(p, h);
      return cnbdLogLikelihood(p, k, h.x, h.tx, h.T, chances);
    },
    pAlive(p, h) {
      check(p, h);
      return pAlive(p, h);
    },
    pAliveIfSilent(p, h, ahead) {
      check(p, h);
      return Float64Array.from(ahead, (later) => {
        requireHorizon("ahead", later);
        return pAlive(p, { ...h, T: h.T + later });
      });
    },
    expectedTransactions(p, h, horizon) {
      check(p, h);
      requireHorizon("horizon", horizon);
      return pAlive(p, h) * overStages(p, h, (f) => expectedStaged(f, horizon / (p.alpha + h.T)));
    },
    countProbability(p, h, horizon, n) {
      check(p, h);
      requireHorizon("horizon", horizon);
      const alive = pAlive(p, h);
      const some = overStages(p, h, (f) => stagedProbability(f, horizon / (p.alpha + h.T), n));
      return alive * some + (n === 0 ? 1 - alive : 0);
    },
    discountedTransactions(p, h, discount, horizon = Number.POSITIVE_INFINITY) {
      check(p, h);
      requireHorizon("discount", discount);
      const alpha = p.alpha + h.T;
      return pAlive(p, h) * overStages(p, h, (f) => discountedStaged(f, horizon / alpha, discount * alpha));
    },
    nextPurchaseWithin(p, h, horizon) {
      check(p, h);
      requireHorizon("horizon", horizon);
      return pAlive(p, h) * within(p, h, horizon);
    },
    nextPurchaseQuantile(p, h, probability) {
      check(p, h);
      requireProbability("p", probability);
      const target = probability / pAlive(p, h);
      if (target >= 1) return Number.POSITIVE_INFINITY;
      let [low, high] = [0, p.alpha + h.T];
      while (within(p, h, high) < target) [low, high] = [high, high * 2];
      for (let count = 0; count < 100 && high - low > 1e-13 * high; count++) {
        const middle = 0.5 * (low + high);
        if (within(p, h, middle) < target) low = middle;
        else high = middle;
      }
      return high;
    },
    nextPurchaseMean(p, h) {
      check(p, h);
      // E of (k - stage) events' time: each event lasts alpha / (r - 1) in the mean of a gamma rate.
      return overStages(p, h, (f) =>
        f.r > 1 ? ((k - f.stage) * (p.alpha + h.T)) / (f.r - 1) : Number.POSITIVE_INFINITY,
      );
    },
    expectedTransactionsNew(p, t) {
      requireParams(p);
      requireHorizon("t", t);
      const [future, alive] = newcomer(p);
      return alive * expectedStaged(future, t / p.alpha);
    },
    countProbabilityNew(p, t, n) {
      requireParams(p);
      requireHorizon("t", t);
      const [future, alive] = newcomer(p);
      return alive * stagedProbability(future, t / p.alpha, n) + (n === 0 ? 1 - alive : 0);
    },
    discountedTransactionsNew(p, discount, horizon = Number.POSITIVE_INFINITY) {
      requireParams(p);
      requireHorizon("discount", discount);
      const [future, alive] = newcomer(p);
      return alive * discountedStaged(future, horizon / p.alpha, discount * p.alpha);
    },
    pAliveAll(p, columns) {
      const out = new Float64Array(columns.x.length);
      overAlive(
        p,
        columns,
        (_x, _span, stages) => stages.fill(1),
        (i, value) => {
          out[i] = value;
        },
      );
      return out;
    },
    expectedTransactionsAll: (p, columns, horizon) => model.expectedTransactionsAt(p, columns, [horizon]),
    expectedTransactionsAt(p, columns, horizons) {
      const out = new Float64Array(columns.x.length * horizons.length);
      const expected = expectedOf(p, columns);
      for (let j = 0; j < horizons.length; j++) {
        requireHorizon("horizon", horizons[j]!);
        overAlive(p, columns, expected([horizons[j]!], [1]), (i, value) => {
          out[i * horizons.length + j] = value;
        });
      }
      return out;
    },
    expectedCombinationAll(p, columns, horizons, weights) {
      for (let j = 0; j < horizons.length; j++) requireHorizon("horizon", horizons[j]!);
      const out = new Float64Array(columns.x.length);
      overAlive(p, columns, expectedOf(p, columns)(horizons, weights), (i, value) => {
        out[i] = value;
      });
      return out;
    },
    nextPurchaseWithinAll(p, columns, horizon) {
      requireHorizon("horizon", horizon);
      const out = new Float64Array(columns.x.length);
      const chance: ExpectedOf = (x, span, stages) => {
        for (let stage = 0; stage < k; stage++) {
          stages[stage] = eventsAtLeast(p.r + k * x + stage, horizon / span, k - stage);
        }
      };
      overAlive(p, columns, chance, (i, value) => {
        out[i] = value;
      });
      return out;
    },
    discountedTransactionsAll: (p, columns, discount, horizon) =>
      all(p, columns, (h) => model.discountedTransactions(p, h, discount, horizon)),
  };
  return model;
}
