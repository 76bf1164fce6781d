import type { StudyReport } from "../../server/models/schema.ts";
import type { TrackedWeek } from "../charts/trackingLines.ts";
import { dayOf } from "./verdict.ts";

/** The study's weeks, ending with its last day. */
export function weeksOf(study: StudyReport): TrackedWeek[] {
  const { actual, expected, calibrationUnits } = study.tracking;
  return actual.map((value, i) => ({
    day: dayOf(study.holdoutEnd - 7 * (actual.length - 1 - i)),
    actual: value,
    expected: expected[i]!,
    ahead: i >= calibrationUnits,
  }));
}

/** The tracking plot of Fader & Hardie, begun where the forecast began: both sums, week by week, from nothing. */
export function cumulativeOf(weeks: readonly TrackedWeek[]): TrackedWeek[] {
  const from = weeks.findIndex((week) => week.ahead);
  if (from < 0) return [];
  const start = weeks[from - 1]?.day;
  let [actual, expected] = [0, 0];
  return [
    ...(start === undefined ? [] : [{ day: start, actual, expected, ahead: true }]),
    ...weeks.slice(from).map((week) => {
      actual += week.actual;
      expected += week.expected;
      return { ...week, actual, expected };
    }),
  ];
}

/** The same where the run kept what was known of each customer: both sums since the forecast began, with the interval. */
export function aheadOf({ calibrationEnd, tracking }: StudyReport): TrackedWeek[] | null {
  const { ahead } = tracking;
  if (!ahead) return null;
  const nothing = {
    day: dayOf(calibrationEnd),
    actual: 0,
    expected: 0,
    ahead: true,
    band: { low: 0, high: 0 },
  };
  return [
    nothing,
    ...ahead.days.map((days, i) => ({
      day: dayOf(calibrationEnd + days),
      actual: ahead.actual[i]!,
      expected: ahead.expected[i]!,
      ahead: true,
      band: { low: ahead.low[i]!, high: ahead.high[i]! },
    })),
  ];
}

/** A calendar month that is off in the same direction twice: in the hold-out, and a year before. */
export interface SeasonalMonth {
  /** 1–12. */
  month: number;
  /** Actual over expected, less 1, beside what the whole stretch was off by. */
  now: number;
  before: number;
}

/** Off by so much in both years, and by so many standard deviations of a Poisson count. */
const leastOff = 0.1;
const leastDeviations = 2;
const leastWeeks = 3;
/** Fewer months with one a year before and there is nothing to compare a month with. */
const leastMonths = 6;

/**
 * Months in which the forecast is off by season. The models know none; so where a month brings more than they expect, and
 * brought more a year before as well, each beside its whole stretch, it is the month and not chance.
 */
export function seasonOf(weeks: readonly TrackedWeek[]): SeasonalMonth[] {
  const months = new Map<number, { actual: number; expected: number; weeks: number; ahead: boolean }>();
  for (const { day, actual, expected, ahead } of weeks) {
    // A week belongs to the month of its middle.
    const middle = new Date(Date.parse(`${day}T00:00:00Z`) - 3 * 86_400_000);
    const at = middle.getUTCFullYear() * 12 + middle.getUTCMonth();
    const sum = months.get(at) ?? { actual: 0, expected: 0, weeks: 0, ahead };
    sum.actual += actual;
    sum.expected += expected;
    sum.weeks += 1;
    sum.ahead &&= ahead;
    months.set(at, sum);
  }
  const pairs = [...months].flatMap(([at, now]) => {
    const before = months.get(at - 12);
    const whole =
      before && now.ahead && !before.ahead && now.weeks >= leastWeeks && before.weeks >= leastWeeks;
    return whole ? [{ month: (at % 12) + 1, now, before }] : [];
  });
  if (pairs.length < leastMonths) return [];
  const overall = (which: "now" | "before") => {
    const sum = (what: "actual" | "expected") => pairs.reduce((all, pair) => all + pair[which][what], 0);
    return sum("actual") / sum("expected");
  };
  const [usualNow, usualBefore] = [overall("now"), overall("before")];
  return pairs.flatMap(({ month, now, before }) => {
    const [a, b] = [deviation(now, usualNow), deviation(before, usualBefore)];
    return a.sure && b.sure && a.off > 0 === b.off > 0 ? [{ month, now: a.off, before: b.off }] : [];
  });
}

function deviation({ actual, expected }: { actual: number; expected: number }, usual: number) {
  const said = expected * usual;
  const off = said > 0 ? actual / said - 1 : 0;
  return {
    off,
    sure: Math.abs(off) >= leastOff && Math.abs(actual - said) >= leastDeviations * Math.sqrt(said),
  };
}
