import { refuse } from "../../refuse.ts";
import type { Grain, Period } from "../schema.ts";

/** Days are `YYYY-MM-DD` texts of the business zone; they compare as text. */
export interface Bucket extends Period {
  /** Not over yet: its last day is today or later. */
  open: boolean;
}

const dayMs = 86_400_000;
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
const text = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** The business day that a moment falls on. */
export function dayOf(now: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(now);
}

export function addDays(day: string, days: number): string {
  return text(at(day) + days * dayMs);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((at(to) - at(from)) / dayMs);
}

export const earlier = (a: string, b: string) => (a.localeCompare(b) < 0 ? a : b);

/** The same day of another month; the 31st becomes the last day of a shorter month. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return text(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** First day of the week (Monday), month, quarter or year that a day lies in; a year begins with that month. */
export function startOf(day: string, grain: Grain, yearStart = 1): string {
  if (grain === "day") return day;
  if (grain === "week") return addDays(day, -((new Date(at(day)).getUTCDay() + 6) % 7));
  const [year, month] = day.split("-") as [string, string];
  if (grain === "month") return `${year}-${month}-01`;
  const since = (Number(month) - yearStart + 12) % (grain === "year" ? 12 : 3);
  return addMonths(`${year}-${month}-01`, -since);
}

function next(start: string, grain: Grain): string {
  if (grain === "day") return addDays(start, 1);
  if (grain === "week") return addDays(start, 7);
  return addMonths(start, grain === "month" ? 1 : grain === "quarter" ? 3 : 12);
}

/** Calendar parts of a period, the first and last cut to it. Without a grain the period itself. */
export function buckets(
  period: Period,
  grain: Grain | undefined,
  today: string,
  yearStart?: number,
): Bucket[] {
  if (!grain) return [{ ...period, open: period.to > today }];
  const parts: Bucket[] = [];
  for (let from = period.from; from < period.to; ) {
    const end = next(startOf(from, grain, yearStart), grain);
    const to = earlier(end, period.to);
    parts.push({ from, to, open: end > today });
    from = to;
  }
  return parts;
}

/**
 * The period to compare with. Whole calendar months move by months, other periods by their own length in days;
 * last year's is the same dates a year before.
 */
export function shifter(
  period: Period,
  compare: "previous" | "lastYear" | "none",
): ((part: Period) => Period) | undefined {
  if (compare === "none") return undefined;
  if (compare === "lastYear")
    return (part) => ({ from: addMonths(part.from, -12), to: addMonths(part.to, -12) });
  if (period.from.endsWith("-01") && period.to.endsWith("-01")) {
    const [a, b] = [period.from, period.to].map((day) => day.split("-").map(Number)) as [number[], number[]];
    const months = (b[0]! - a[0]!) * 12 + b[1]! - a[1]!;
    return (part) => ({ from: addMonths(part.from, -months), to: addMonths(part.to, -months) });
  }
  const days = daysBetween(period.from, period.to);
  return (part) => ({ from: addDays(part.from, -days), to: addDays(part.to, -days) });
}

/**
 * The counterpart of each part, position by position. Days and weeks count from the first day of the compared period;
 * one that has no counterpart (the 31st of a shorter month) is empty: it ends where it begins.
 */
export function comparedBuckets(
  period: Period,
  parts: readonly Period[],
  grain: Grain | undefined,
  compare: "previous" | "lastYear" | "none",
): Period[] {
  const shift = shifter(period, compare);
  if (!shift) return [];
  if (grain !== "day" && grain !== "week") return parts.map((part) => shift(part));
  const whole = shift(period);
  const moved = (day: string) => earlier(addDays(whole.from, daysBetween(period.from, day)), whole.to);
  return parts.map((part, i) => ({
    from: moved(part.from),
    to: i === parts.length - 1 ? whole.to : moved(part.to),
  }));
}

const mostYears = 20;

/** What shows month by month, or month against month, shows no century. */
export function refuseTooLong(period: Period): void {
  if (period.to > addMonths(period.from, mostYears * 12))
    throw refuse("metrics.period_too_long", { from: period.from, to: period.to, years: mostYears });
}

/** Day, week or month, so that a chart of the period has between about ten and thirty-five points. */
export function grainFor(period: Period): "day" | "week" | "month" {
  const days = daysBetween(period.from, period.to);
  return days <= 31 ? "day" : days <= 200 ? "week" : "month";
}
