import type { Sentence } from "../fit.ts";
import { mergeRows } from "../mergeRows.ts";
import type { PurchaseLog, PurchaseOptions } from "../purchases.ts";
import { type CandidateName, candidates, type Fitted } from "./candidates.ts";
import { type Split, splitLog } from "./holdout.ts";
import { type Accuracy, accuracy, byFrequency, type FrequencyGroup } from "./scores.ts";
import { type Tracking, tracking } from "./tracking.ts";

export interface CompareOptions extends Omit<PurchaseOptions, "end"> {
  /** Last day of the calibration and of the hold-out, in the log's days. */
  calibrationEnd: number;
  holdoutEnd: number;
  /** Days per unit; 7 unless told. */
  unitDays?: number;
  /** Models to try; all unless told. */
  models?: CandidateName[];
  /** Below these sizes no model is picked. */
  minimum?: Partial<Minimum>;
}

/** Data needed before a choice between models means anything. */
export interface Minimum {
  /** Customers with x > 0 in the calibration; 500. */
  repeatBuyers: number;
  /** Purchases in the hold-out; 300. */
  holdoutPurchases: number;
  /** Length of the hold-out in days; 28. */
  holdoutDays: number;
}

export interface Candidate extends Accuracy {
  model: string;
  fitted: Fitted;
  logLikelihood: number;
  /** 2 × parameters - 2 × log-likelihood, and Schwarz's with ln(customers) for 2; smaller is better. */
  aic: number;
  bic: number;
  /** Mean over customers of ln P(what the customer did in the hold-out): a proper score, larger is better. */
  logScore: number;
  groups: FrequencyGroup[];
  tracking: Tracking;
}

interface Scored {
  candidate: Candidate;
  squaredErrors: Float64Array;
}

export interface Comparison {
  candidates: Candidate[];
  /** Null when data are too few. */
  chosen: Candidate | null;
  /** Why the choice, or what is missing for one. */
  reason: Sentence;
  split: Split;
}

const MINIMUM: Minimum = { repeatBuyers: 500, holdoutPurchases: 300, holdoutDays: 28 };

/**
 * Fits every candidate on the calibration, predicts the hold-out, and picks by mean squared error, the score that is
 * proper for what customer value needs, the expectation. Errors closer than one standard error of their paired
 * difference are a tie, which goes to the smaller mean absolute error. Nothing is picked below `Minimum`.
 */
export function compare(log: PurchaseLog, options: CompareOptions): Comparison {
  const split = splitLog(log, options.calibrationEnd, options.holdoutEnd, options);
  const names = options.models ?? (Object.keys(candidates) as CandidateName[]);
  if (names.length === 0) throw new RangeError("models must name at least one candidate, got none");
  const scored: Scored[] = [];
  for (const name of names) {
    const fitted = candidates[name](split.calibration);
    // An Erlang model with k = 1 is the simpler model over again.
    if (/-1$/.test(fitted.name) && names.includes(name === "bgCnbd" ? "bgNbd" : "mbgNbd")) continue;
    scored.push(evaluate(fitted, split));
  }
  const all = scored.map((s) => s.candidate);
  const missing = shortfalls(split, { ...MINIMUM, ...options.minimum });
  if (missing) return { candidates: all, chosen: null, reason: missing, split };
  return { candidates: all, ...choose(scored), split };
}

function evaluate(fitted: Fitted, split: Split): Scored {
  const { calibration, actual, horizon } = split;
  const predicted = fitted.expected(calibration, horizon);
  const scores = logScores(fitted, split);
  const n = calibration.x.length;
  const { logLikelihood } = fitted.fit;
  const candidate: Candidate = {
    model: fitted.name,
    fitted,
    ...accuracy(predicted, actual),
    logLikelihood,
    aic: 2 * fitted.freedom - 2 * logLikelihood,
    bic: Math.log(n) * fitted.freedom - 2 * logLikelihood,
    logScore: scores.reduce((sum, v) => sum + v, 0) / n,
    groups: byFrequency(calibration.x, predicted, actual),
    tracking: tracking(split, fitted.expectedNew),
  };
  return { candidate, squaredErrors: predicted.map((v, i) => (v - actual[i]!) ** 2) };
}

/** ln P(actual count) per customer; customers with equal history and count share the work. */
function logScores(fitted: Fitted, { calibration, actual, horizon }: Split): Float64Array {
  const rows = mergeRows(calibration);
  const known = new Map<number, number>();
  const out = new Float64Array(actual.length);
  for (let i = 0; i < actual.length; i++) {
    const key = rows.row[i]! * 65536 + Math.min(65535, actual[i]!);
    let score = known.get(key);
    if (score === undefined) {
      const history = { x: calibration.x[i]!, tx: calibration.tx[i]!, T: calibration.T[i]! };
      score = Math.log(Math.max(fitted.probability(history, horizon, actual[i]!), 1e-300));
      known.set(key, score);
    }
    out[i] = score;
  }
  return out;
}

function shortfalls(split: Split, minimum: Minimum): Sentence | null {
  const { calibration, actual, horizon } = split;
  const repeatBuyers = calibration.x.reduce((count, x) => count + (x > 0 ? 1 : 0), 0);
  const purchases = actual.reduce((sum, v) => sum + v, 0);
  const days = Math.round(horizon * calibration.unitDays);
  const en: string[] = [];
  const zh: string[] = [];
  if (repeatBuyers < minimum.repeatBuyers) {
    en.push(`${repeatBuyers} of ${minimum.repeatBuyers} repeat buyers`);
    zh.push(`复购客户 ${repeatBuyers} 人，需要 ${minimum.repeatBuyers} 人`);
  }
  if (purchases < minimum.holdoutPurchases) {
    en.push(`${purchases} of ${minimum.holdoutPurchases} purchases in the hold-out`);
    zh.push(`留出期购买 ${purchases} 次，需要 ${minimum.holdoutPurchases} 次`);
  }
  if (days < minimum.holdoutDays) {
    en.push(`${days} of ${minimum.holdoutDays} days of hold-out`);
    zh.push(`留出期 ${days} 天，需要 ${minimum.holdoutDays} 天`);
  }
  if (en.length === 0) return null;
  return {
    code: "too_few_data",
    en: `Too few data to choose a model: there are only ${spoken(en)}.`,
    zh: `数据不足，无法选择模型：${zh.join("；")}。`,
  };
}

function choose(scored: Scored[]): { chosen: Candidate; reason: Sentence } {
  const usable = scored.filter(({ candidate }) => candidate.fitted.fit.converged);
  const pool = usable.length > 0 ? usable : scored;
  const best = pool.reduce((a, b) => (b.candidate.rmse < a.candidate.rmse ? b : a));
  const tied = pool.filter((other) => other === best || isTie(other.squaredErrors, best.squaredErrors));
  const chosen = tied.reduce((a, b) => (b.candidate.mae < a.candidate.mae ? b : a)).candidate;
  const rivals = tied.map((t) => t.candidate.model).filter((name) => name !== chosen.model);
  return { chosen, reason: reasonFor(chosen, rivals, pool.length) };
}

/** The choice in words; a fit with something to beware of says it here too, so that nobody misses it. */
function reasonFor(chosen: Candidate, rivals: string[], compared: number): Sentence {
  const { model, fitted } = chosen;
  const [mae, rmse] = [chosen.mae.toFixed(3), chosen.rmse.toFixed(3)];
  const beware = fitted.fit.reason;
  const why =
    compared === 1
      ? { en: `${model} is the only candidate that could be used`, zh: `只有 ${model} 可用` }
      : rivals.length === 0
        ? { en: `${model} predicts the hold-out best`, zh: `${model} 对留出期的预测最好` }
        : {
            en: `${model} is level with ${spoken(rivals)} on squared error in the hold-out and has the smallest absolute error`,
            zh: `${model} 在留出期的平方误差与 ${rivals.join("、")} 相当，绝对误差最小`,
          };
  const total = totalError(chosen.bias);
  return {
    code: beware ? "chosen_with_care" : "chosen",
    en: `${why.en}: per customer a mean absolute error of ${mae} and a root mean squared error of ${rmse} purchases; ${total.en}.${beware ? ` Beware: ${beware.en}` : ""}`,
    zh: `${why.zh}：每位客户的平均绝对误差为 ${mae} 次，均方根误差为 ${rmse} 次；${total.zh}。${beware ? `请注意：${beware.zh}` : ""}`,
  };
}

/** "A", "A and B", "A, B and C". */
const spoken = (names: string[]) =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

function totalError(bias: number | null): { en: string; zh: string } {
  if (bias === null)
    return {
      en: "nobody bought in the hold-out, so the total has no error rate",
      zh: "留出期无人购买，总量误差率无从计算",
    };
  const percent = Math.abs(100 * bias).toFixed(1);
  if (percent === "0.0") return { en: "the total is predicted within 0.1 %", zh: "总量预测误差不到 0.1%" };
  return bias < 0
    ? { en: `the total is predicted ${percent} % too low`, zh: `总量预测偏低 ${percent}%` }
    : { en: `the total is predicted ${percent} % too high`, zh: `总量预测偏高 ${percent}%` };
}

/** Whether the mean of the paired differences a - b, which is not negative, is within one standard error of 0. */
function isTie(a: Float64Array, b: Float64Array): boolean {
  const n = a.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += (a[i]! - b[i]!) / n;
  let square = 0;
  for (let i = 0; i < n; i++) square += (a[i]! - b[i]! - mean) ** 2;
  return mean <= Math.sqrt(square / n / Math.max(1, n - 1));
}
