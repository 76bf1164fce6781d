import type { Sentence } from "./fit.ts";
import type { Purchases } from "./purchases.ts";

/** How busy each month of the year is: 1 is the mean day of the year. January first. */
export interface Seasonality {
  factors: Float64Array;
  /** Whole months of history used. */
  months: number;
}

/** Day of a month's beginning, in days since 1970-01-01, `month` counted from January 1970. */
function monthStart(month: number): number {
  return Date.UTC(1970 + Math.floor(month / 12), ((month % 12) + 12) % 12, 1) / 86_400_000;
}

/** Months since January 1970 of a day since 1970-01-01. */
function monthOf(day: number): number {
  const date = new Date(Math.floor(day) * 86_400_000);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/**
 * Monthly factors by ratio to the centred twelve-month mean (the classical decomposition; Makridakis, Wheelwright &
 * Hyndman 1998, section 3.4) of repeat purchases per day. Growth and decay over more than a year drop out. Times are
 * days since 1970-01-01. With less than 36 whole months every factor would rest on one year: a sentence says so.
 */
export function seasonalFactors(purchases: Purchases): Seasonality | Sentence {
  const { start, time, customer, end } = purchases;
  let first = Number.POSITIVE_INFINITY;
  for (let c = 0; c < customer.length; c++) first = Math.min(first, time[start[c]!]!);
  const from = Number.isFinite(first) ? monthOf(first - 1) + 1 : 0;
  const months = Math.max(0, monthOf(end + 1) - from);
  if (!Number.isFinite(first) || months < 36) {
    return {
      code: "season_too_short",
      en: `Seasons need 36 whole months of purchases; there are ${months}.`,
      zh: `估计季节性需要 36 个完整月份的购买记录；现有 ${months} 个。`,
    };
  }
  const perDay = new Float64Array(months);
  for (let c = 0; c < customer.length; c++) {
    for (let k = start[c]! + 1; k < start[c + 1]!; k++) {
      const at = monthOf(time[k]!) - from;
      if (at >= 0 && at < months) perDay[at] = perDay[at]! + 1;
    }
  }
  for (let m = 0; m < months; m++) perDay[m] = perDay[m]! / (monthStart(from + m + 1) - monthStart(from + m));
  const sums = new Float64Array(12);
  const counts = new Float64Array(12);
  for (let m = 6; m < months - 6; m++) {
    let mean = (perDay[m - 6]! + perDay[m + 6]!) / 24;
    for (let k = m - 5; k <= m + 5; k++) mean += perDay[k]! / 12;
    if (!(mean > 0)) continue;
    const month = (((from + m) % 12) + 12) % 12;
    sums[month] = sums[month]! + perDay[m]! / mean;
    counts[month] = counts[month]! + 1;
  }
  const factors = sums.map((sum, month) => (counts[month]! > 0 ? sum / counts[month]! : 1));
  const mean = factors.reduce((sum, v) => sum + v / 12, 0);
  return { factors: factors.map((v) => v / mean), months };
}

/** A clock that runs fast in busy months. `at` maps days to operational days; it is continuous and increasing. */
export interface SeasonalClock {
  at(day: number): number;
}

/**
 * Time in which a seasonal process is an even one: the integral of the month's factor. Fit any model on histories in
 * this time, and hand it horizons of this time: `clock.at(end + days) - clock.at(end)` in units.
 */
export function seasonalClock(factors: ArrayLike<number>): SeasonalClock {
  if (factors.length !== 12) throw new RangeError(`factors must be 12, one a month, got ${factors.length}`);
  for (let m = 0; m < 12; m++) {
    if (!(factors[m]! > 0 && factors[m]! < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`factors must be positive, got ${factors[m]} for month ${m + 1}`);
    }
  }
  const elapsed = new Map<number, number>();
  /** Operational days from 1970 to the start of a month. */
  const before = (month: number): number => {
    const known = elapsed.get(month);
    if (known !== undefined) return known;
    let sum = 0;
    const step = month >= 0 ? 1 : -1;
    for (let m = 0; m !== month; m += step) {
      const which = step > 0 ? m : m - 1;
      sum += step * factors[((which % 12) + 12) % 12]! * (monthStart(which + 1) - monthStart(which));
    }
    elapsed.set(month, sum);
    return sum;
  };
  return {
    at(day) {
      if (!Number.isFinite(day)) throw new RangeError(`day must be a finite number, got ${day}`);
      const month = monthOf(day);
      return before(month) + factors[((month % 12) + 12) % 12]! * (day - monthStart(month));
    },
  };
}

/** The same purchases in operational time, to be summarised with `summarisePurchases`. */
export function applyClock(purchases: Purchases, clock: SeasonalClock): Purchases {
  return { ...purchases, time: purchases.time.map((t) => clock.at(t)), end: clock.at(purchases.end) };
}
