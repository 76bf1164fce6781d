import { checkAllFinite, checkCount, checkSameLength } from "../check.ts";
import { checkTreatment } from "./upliftModels.ts";

/** One entry per customer: what happened, the score to be judged (higher: treat first), and 1 treated / 0 control. */
export interface Scored {
  readonly outcomes: ArrayLike<number>;
  readonly scores: ArrayLike<number>;
  readonly treatment: ArrayLike<number>;
}

/** Points of a curve; x counts customers from the best score down, starting at 0. */
export interface Curve {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Customers by falling score. Equal scores stand in reverse order of the table: scikit-uplift sorts upwards, stably,
 * and reverses. Curves do not depend on it; the top k per cent does.
 */
export function rankByScore({ outcomes, scores, treatment }: Scored): Int32Array {
  checkSameLength("outcomes", outcomes, "scores", scores);
  checkSameLength("outcomes", outcomes, "treatment", treatment);
  checkTreatment(treatment);
  checkAllFinite("outcomes", outcomes);
  checkAllFinite("scores", scores);
  const order = Int32Array.from({ length: scores.length }, (_, i) => i);
  return order.sort((a, b) => scores[b]! - scores[a]! || b - a);
}

/** Cumulated counts and outcomes of both groups at the end of every run of equal scores. */
function cumulate(
  { outcomes, scores, treatment }: Scored,
  order: Int32Array,
  point: (treatedSum: number, treated: number, controlSum: number, control: number) => number,
): Curve {
  const x = [0];
  const y = [0];
  let treatedSum = 0;
  let treated = 0;
  let controlSum = 0;
  for (let k = 0; k < order.length; k++) {
    const i = order[k]!;
    if (treatment[i] === 1) {
      treatedSum += outcomes[i]!;
      treated++;
    } else controlSum += outcomes[i]!;
    if (k === order.length - 1 || scores[order[k + 1]!] !== scores[i]) {
      x.push(k + 1);
      y.push(point(treatedSum, treated, controlSum, k + 1 - treated));
    }
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y) };
}

const gain = (treatedSum: number, treated: number, controlSum: number, control: number): number =>
  treatedSum - (control === 0 ? 0 : (controlSum * treated) / control);

const lift = (treatedSum: number, treated: number, controlSum: number, control: number): number =>
  ((treated === 0 ? 0 : treatedSum / treated) - (control === 0 ? 0 : controlSum / control)) *
  (treated + control);

/** Area under the Qini curve of customers that stand in order already; `runs[k]` is 1 where a run of equal scores ends. */
export function qiniArea(outcomes: Float64Array, treatment: Uint8Array, runs: Uint8Array): number {
  let sum = 0;
  let treatedSum = 0;
  let treated = 0;
  let controlSum = 0;
  let from = 0;
  let before = 0;
  for (let k = 0; k < outcomes.length; k++) {
    if (treatment[k] === 1) {
      treatedSum += outcomes[k]!;
      treated++;
    } else controlSum += outcomes[k]!;
    if (runs[k] === 0) continue;
    const here = gain(treatedSum, treated, controlSum, k + 1 - treated);
    sum += ((k + 1 - from) * (here + before)) / 2;
    from = k + 1;
    before = here;
  }
  return sum;
}

/**
 * Qini curve: extra outcomes won among the best-scored x customers, treated minus control scaled to the treated.
 * Source: Radcliffe 2007; in the form of scikit-uplift 0.5 (Devriendt, Guns & Verbeke 2020), one point per distinct score.
 */
export function qiniCurve(scored: Scored): Curve {
  return cumulate(scored, rankByScore(scored), gain);
}

/** Uplift curve: difference of the two rates among the best-scored x customers, times x. Source as `qiniCurve`. */
export function upliftCurve(scored: Scored): Curve {
  return cumulate(scored, rankByScore(scored), lift);
}

function area({ x, y }: Curve): number {
  let sum = 0;
  for (let i = 1; i < x.length; i++) sum += ((x[i]! - x[i - 1]!) * (y[i]! + y[i - 1]!)) / 2;
  return sum;
}

/** Area of the diagonal, and the room above it that the best curve fills. */
function scale(perfect: Curve, name: string): { diagonal: number; room: number } {
  const end = perfect.x.length - 1;
  const diagonal = (perfect.x[end]! * perfect.y[end]!) / 2;
  const room = area(perfect) - diagonal;
  if (room === 0)
    throw new RangeError(`${name} is undefined: every order of these customers is equally good`);
  return { diagonal, room };
}

const reordered = (scored: Scored, score: (outcome: number, treated: number) => number): Scored => ({
  ...scored,
  scores: Float64Array.from(scored.outcomes, (outcome, i) => score(outcome, scored.treatment[i]!)),
});

/**
 * Qini coefficient ("qini_auc_score" of scikit-uplift): 0 for a random order, 1 for the best possible one, below 0 for
 * worse than random. With `negativeEffects` (default) the best order puts treated responders first and control
 * responders last; without, the treatment is taken to harm nobody and the best curve rises at 45° to the total gain.
 */
export function qiniCoefficient(
  scored: Scored,
  options: { readonly negativeEffects?: boolean } = {},
): number {
  const { diagonal, room } = qiniScale(scored, options.negativeEffects ?? true);
  return (area(qiniCurve(scored)) - diagonal) / room;
}

/** What turns an area under the Qini curve into the coefficient; the same for every score of the same customers. */
export function qiniScale(scored: Scored, negativeEffects: boolean): { diagonal: number; room: number } {
  const name = "the Qini coefficient";
  if (negativeEffects) return scale(qiniCurve(reordered(scored, (y, t) => (t === 1 ? y : -y))), name);
  const n = scored.outcomes.length;
  const curve = qiniCurve(scored);
  const total = curve.y[curve.y.length - 1]!;
  return scale({ x: Float64Array.of(0, total, n), y: Float64Array.of(0, total, total) }, name);
}

/**
 * AUUC: normalised area under the uplift curve ("uplift_auc_score" of scikit-uplift). The best order ranks treated
 * responders and control non-responders first, as that library defines it; outcomes must be 0 or 1.
 */
export function upliftArea(scored: Scored): number {
  const { outcomes, treatment } = scored;
  let controlResponders = 0;
  let treatedOthers = 0;
  for (let i = 0; i < outcomes.length; i++) {
    if (outcomes[i] !== 0 && outcomes[i] !== 1) {
      throw new RangeError(`outcomes[${i}] must be 0 or 1 for the AUUC, got ${String(outcomes[i])}`);
    }
    if (outcomes[i] === 1 && treatment[i] === 0) controlResponders++;
    if (outcomes[i] === 0 && treatment[i] === 1) treatedOthers++;
  }
  const tie = controlResponders > treatedOthers ? (y: number) => y : (_: number, t: number) => t;
  const perfect = upliftCurve(reordered(scored, (y, t) => 2 * (y === t ? 1 : 0) + tie(y, t)));
  const { diagonal, room } = scale(perfect, "the AUUC");
  return (area(upliftCurve(scored)) - diagonal) / room;
}

/**
 * Uplift among the best-scored share `k` (0 < k < 1) of customers: mean outcome of treated minus control there.
 * `overall` takes the best of all; `by-group` the best of each group. Null when one group is empty there.
 */
export function upliftAtTop(
  scored: Scored,
  k: number,
  strategy: "overall" | "by-group" = "overall",
): number | null {
  if (!(k > 0 && k < 1)) throw new RangeError(`k must lie strictly between 0 and 1, got ${k}`);
  const order = rankByScore(scored);
  const groups = [0, 1].map((value) => {
    const best =
      strategy === "overall"
        ? order.subarray(0, Math.floor(order.length * k)).filter((i) => scored.treatment[i] === value)
        : order.filter((i) => scored.treatment[i] === value);
    return strategy === "overall" ? best : best.subarray(0, Math.floor(best.length * k));
  }) as [Int32Array, Int32Array];
  if (strategy !== "overall" && strategy !== "by-group") {
    throw new RangeError(`strategy must be "overall" or "by-group", got ${JSON.stringify(strategy)}`);
  }
  if (groups[0].length === 0 || groups[1].length === 0) return null;
  return averageOver(scored.outcomes, groups[1]) - averageOver(scored.outcomes, groups[0]);
}

function averageOver(outcomes: ArrayLike<number>, rows: Int32Array): number {
  let sum = 0;
  for (const row of rows) sum += outcomes[row]!;
  return sum / rows.length;
}

/** One row per score band, best first; `uplift` is null where a group is empty. */
export interface UpliftBand {
  readonly treated: number;
  readonly control: number;
  readonly treatedMean: number | null;
  readonly controlMean: number | null;
  readonly uplift: number | null;
}

/** Uplift by `bands` (default 10) equal bands of the ranking, the first bands one larger where it does not divide. */
export function upliftBands(scored: Scored, bands = 10): UpliftBand[] {
  const order = rankByScore(scored);
  checkCount("bands", bands, 1);
  if (bands > order.length) throw new RangeError(`bands must be at most ${order.length}, got ${bands}`);
  const small = Math.floor(order.length / bands);
  const larger = order.length % bands;
  return Array.from({ length: bands }, (_, b) => {
    const from = b * small + Math.min(b, larger);
    const rows = order.subarray(from, from + small + (b < larger ? 1 : 0));
    const treated = rows.filter((i) => scored.treatment[i] === 1);
    const control = rows.filter((i) => scored.treatment[i] === 0);
    const treatedMean = treated.length === 0 ? null : averageOver(scored.outcomes, treated);
    const controlMean = control.length === 0 ? null : averageOver(scored.outcomes, control);
    return {
      treated: treated.length,
      control: control.length,
      treatedMean,
      controlMean,
      uplift: treatedMean === null || controlMean === null ? null : treatedMean - controlMean,
    };
  });
}

/** Mean of the bands' uplifts, weighted by their treated customers. Null when a band lacks a group. */
export function weightedAverageUplift(scored: Scored, bands = 10): number | null {
  let sum = 0;
  let treated = 0;
  for (const band of upliftBands(scored, bands)) {
    if (band.uplift === null) return null;
    sum += band.uplift * band.treated;
    treated += band.treated;
  }
  return sum / treated;
}
