import { checkOpenUnit } from "../check.ts";
import { normalQuantile } from "../special/normal.ts";
import { requireNonNegative, requireProbability } from "../special/require.ts";
import { type Durations, type RiskTable, riskTable } from "./riskTable.ts";

export interface KaplanMeierOptions {
  /** 1 − level of the pointwise intervals; default 0.05. */
  readonly alpha?: number;
  /**
   * Scale on which the interval is symmetric: `log-log` (default; stays inside 0–1), `log` (R's default, cut at 1) or
   * `plain` (cut at 0 and 1).
   */
  readonly scale?: "log-log" | "log" | "plain";
}

/** A survival curve: arrays have one entry per row of the risk table. */
export interface SurvivalCurve extends RiskTable {
  /** P(still without the event just after `time`). */
  readonly survival: Float64Array;
  /** Greenwood's standard error. */
  readonly standardError: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Kaplan–Meier estimate of "how long until", for customers of whom many have not yet had the event.
 * Sources: Kaplan & Meier 1958; variance by Greenwood 1926; log-log intervals by Kalbfleisch & Prentice 1980.
 * Intervals are pointwise. Once the curve is 0 its standard error and interval are 0 by convention.
 */
export function kaplanMeier(durations: Durations, options: KaplanMeierOptions = {}): SurvivalCurve {
  const { alpha = 0.05, scale = "log-log" } = options;
  checkOpenUnit("alpha", alpha);
  if (scale !== "log-log" && scale !== "log" && scale !== "plain") {
    throw new RangeError(`scale must be "log-log", "log" or "plain", got ${JSON.stringify(scale)}`);
  }
  const table = riskTable(durations);
  const rows = table.time.length;
  const z = -normalQuantile(alpha / 2);
  const survival = new Float64Array(rows);
  const standardError = new Float64Array(rows);
  const lower = new Float64Array(rows);
  const upper = new Float64Array(rows);
  let s = 1;
  let greenwood = 0;
  for (let i = 0; i < rows; i++) {
    const risk = table.atRisk[i]!;
    const events = table.events[i]!;
    if (events > 0) {
      s = events === risk ? 0 : s * (1 - events / risk);
      greenwood += s === 0 ? 0 : events / (risk * (risk - events));
    }
    survival[i] = s;
    standardError[i] = s * Math.sqrt(greenwood);
    [lower[i], upper[i]] = interval(s, Math.sqrt(greenwood), z, scale);
  }
  return { ...table, survival, standardError, lower, upper };
}

function interval(
  s: number,
  relativeError: number,
  z: number,
  scale: "log-log" | "log" | "plain",
): [number, number] {
  if (s === 0) return [0, 0];
  if (s === 1) return [1, 1];
  if (scale === "plain")
    return [Math.max(0, s * (1 - z * relativeError)), Math.min(1, s * (1 + z * relativeError))];
  if (scale === "log") {
    return [s * Math.exp(-z * relativeError), Math.min(1, s * Math.exp(z * relativeError))];
  }
  const log = Math.log(s);
  const width = (z * relativeError) / log;
  return [Math.exp(log * Math.exp(-width)), Math.exp(log * Math.exp(width))];
}

/** Row that holds at `time`: the last one not after it, or −1 before the first. */
function rowAt(curve: SurvivalCurve, time: number): number {
  let low = -1;
  let high = curve.time.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (curve.time[middle]! <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Survival at a time; null beyond the last observation when some were still without the event: nobody knows. */
export function survivalAt(curve: SurvivalCurve, time: number): number | null {
  requireNonNegative("time", time);
  const row = rowAt(curve, time);
  if (row < 0) return 1;
  const last = curve.time.length - 1;
  if (row === last && time > curve.time[last]! && curve.survival[last]! > 0) return null;
  return curve.survival[row]!;
}

/**
 * Time by which a share `p` has had the event (0.5: the median), with the interval of Brookmeyer & Crowley 1982 read
 * off the pointwise bounds. Where the curve is exactly flat at 1 − p, the middle of that step, as R does. Null: not
 * reached in the data.
 */
export function survivalQuantile(
  curve: SurvivalCurve,
  p = 0.5,
): { readonly time: number | null; readonly interval: readonly [number | null, number | null] } {
  requireProbability("p", p);
  return {
    time: crossing(curve, curve.survival, 1 - p),
    interval: [crossing(curve, curve.lower, 1 - p), crossing(curve, curve.upper, 1 - p)],
  };
}

function crossing(curve: SurvivalCurve, values: Float64Array, level: number): number | null {
  const near = 1e-12;
  const first = values.findIndex((value, i) => curve.events[i]! > 0 && value <= level + near);
  if (first < 0) return null;
  if (Math.abs(values[first]! - level) > near) return curve.time[first]!;
  for (let i = first + 1; i < values.length; i++) {
    if (curve.events[i]! > 0 && values[i]! < level - near) return (curve.time[first]! + curve.time[i]!) / 2;
  }
  return curve.time[first]!;
}

/**
 * Mean time without the event up to `horizon` (area under the curve), with its standard error: a mean that exists
 * although some have not had the event. `horizon` must not exceed the last observed time.
 * Source: Irwin 1949; Klein & Moeschberger 2003, section 4.5.
 */
export function restrictedMean(
  curve: SurvivalCurve,
  horizon: number,
): { readonly mean: number; readonly standardError: number } {
  requireNonNegative("horizon", horizon);
  const last = curve.time[curve.time.length - 1]!;
  if (horizon > last) throw new RangeError(`horizon ${horizon} lies beyond the last observed time ${last}`);
  const rows = rowAt(curve, horizon) + 1;
  const areas = new Float64Array(rows);
  let after = 0;
  let to = horizon;
  for (let i = rows - 1; i >= 0; i--) {
    after += curve.survival[i]! * (to - curve.time[i]!);
    areas[i] = after;
    to = curve.time[i]!;
  }
  let variance = 0;
  for (let i = 0; i < rows; i++) {
    const risk = curve.atRisk[i]!;
    const events = curve.events[i]!;
    if (events > 0 && risk > events) variance += (areas[i]! ** 2 * events) / (risk * (risk - events));
  }
  return { mean: after + to, standardError: Math.sqrt(variance) };
}
