import type { Split } from "./holdout.ts";

/** Repeat purchases of the calibration's customers by time unit: what happened and what a model expects. */
export interface Tracking {
  /** End of each unit, in units from the first purchase of the log. */
  time: Float64Array;
  actualCumulative: Float64Array;
  actualIncremental: Float64Array;
  expectedCumulative: Float64Array;
  expectedIncremental: Float64Array;
  /** Number of leading units that end within the calibration. */
  calibrationUnits: number;
}

/**
 * Weekly (unit by unit) tracking as in Fader, Hardie & Lee (2005a, figures 3 and 4): at time t a customer who first
 * bought at f is expected to have made E[X(t - f)] repeat purchases.
 */
export function tracking(split: Split, expectedNew: (t: number) => number): Tracking {
  const { calibration, purchases } = split;
  const unit = calibration.unitDays;
  const origin = calibration.firstTime.reduce((least, t) => Math.min(least, t), Number.POSITIVE_INFINITY);
  const units = Math.floor((purchases.end - origin) / unit);
  const starters = new Map<number, number>();
  for (const t of calibration.firstTime) starters.set(t, (starters.get(t) ?? 0) + 1);
  const time = Float64Array.from({ length: units }, (_, k) => k + 1);
  const actualIncremental = new Float64Array(units);
  const members = new Set(calibration.customer);
  purchases.customer.forEach((name, c) => {
    if (!members.has(name)) return;
    for (let k = purchases.start[c]! + 1; k < purchases.start[c + 1]!; k++) {
      const at = Math.ceil((purchases.time[k]! - origin) / unit) - 1;
      if (at >= 0 && at < units) actualIncremental[at] = actualIncremental[at]! + 1;
    }
  });
  const known = new Map<number, number>();
  const expectedAt = (days: number) => {
    let value = known.get(days);
    if (value === undefined) {
      value = expectedNew(days / unit);
      known.set(days, value);
    }
    return value;
  };
  const expectedCumulative = time.map((t) => {
    let sum = 0;
    for (const [first, count] of starters) {
      const days = origin + t * unit - first;
      if (days > 0) sum += count * expectedAt(days);
    }
    return sum;
  });
  let running = 0;
  const actualCumulative = actualIncremental.map((v) => {
    running += v;
    return running;
  });
  return {
    time,
    actualCumulative,
    actualIncremental,
    expectedCumulative,
    expectedIncremental: expectedCumulative.map((v, k) => v - (k > 0 ? expectedCumulative[k - 1]! : 0)),
    calibrationUnits: Math.min(units, Math.floor((calibration.end - origin) / unit)),
  };
}
