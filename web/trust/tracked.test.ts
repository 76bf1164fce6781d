import { describe, expect, it } from "vitest";
import type { StudyReport } from "../../server/models/schema.ts";
import type { TrackedWeek } from "../charts/trackingLines.ts";
import { aheadOf, cumulativeOf, seasonOf } from "./tracked.ts";

const day = (week: number) =>
  new Date(Date.UTC(2024, 5, 2) + 7 * week * 86_400_000).toISOString().slice(0, 10);

/** Two years of weeks, the second of them ahead; `busy` says how much of what is expected comes. */
const weeks = (busy: (month: number, year: number) => number): TrackedWeek[] =>
  Array.from({ length: 104 }, (_, i) => {
    const middle = new Date(Date.parse(`${day(i)}T00:00:00Z`) - 3 * 86_400_000);
    return {
      day: day(i),
      expected: 400,
      actual: Math.round(400 * busy(middle.getUTCMonth() + 1, i < 52 ? 0 : 1)),
      ahead: i >= 52,
    };
  });

describe("what came against what was expected, added up", () => {
  it("begins with nothing on the last day that was known", () => {
    const sums = cumulativeOf(weeks(() => 1.1));
    expect(sums).toHaveLength(53);
    expect(sums[0]).toEqual({ day: day(51), actual: 0, expected: 0, ahead: true });
    expect(sums.at(-1)).toEqual({ day: day(103), actual: 52 * 440, expected: 52 * 400, ahead: true });
    expect(cumulativeOf([])).toEqual([]);
  });
});

describe("months that are off by season", () => {
  it("finds those that are off the same way in both years", () => {
    const found = seasonOf(weeks((month) => (month === 11 ? 1.4 : month === 2 ? 0.7 : 1)));
    expect(found.map(({ month }) => month).sort((a, b) => a - b)).toEqual([2, 11]);
    const november = found.find(({ month }) => month === 11)!;
    expect(november.now).toBeGreaterThan(0.3);
    expect(november.before).toBeGreaterThan(0.3);
  });
  it("says nothing of a month that was off once, of a forecast that is off all year, or of a short record", () => {
    expect(seasonOf(weeks((month, year) => (month === 11 && year === 1 ? 1.5 : 1)))).toEqual([]);
    expect(seasonOf(weeks(() => 1.3))).toEqual([]);
    expect(seasonOf(weeks((month) => (month === 11 ? 1.4 : 1)).slice(40, 70))).toEqual([]);
  });
  it("does not take a few purchases for a season", () => {
    const few = weeks((month) => (month === 11 ? 1.25 : 1)).map((week) => ({
      ...week,
      actual: week.actual / 200,
      expected: week.expected / 200,
    }));
    expect(seasonOf(few)).toEqual([]);
  });
});

describe("the total with its interval", () => {
  const ahead = { level: 0.8, days: [7, 10], actual: [5, 8], expected: [6, 9], low: [3, 5], high: [9, 13] };
  const study = (of: object | null) =>
    ({
      calibrationEnd: 19_000,
      tracking: { calibrationUnits: 0, actual: [], expected: [], ahead: of },
    }) as unknown as StudyReport;
  it("begins with nothing on the day the forecast was made, and ends on the hold-out’s last", () => {
    const weeks = aheadOf(study(ahead))!;
    expect(weeks.map(({ day: at }) => at)).toEqual(["2022-01-08", "2022-01-15", "2022-01-18"]);
    expect(weeks[0]).toMatchObject({ actual: 0, expected: 0, band: { low: 0, high: 0 } });
    expect(weeks[2]).toMatchObject({ actual: 8, expected: 9, band: { low: 5, high: 13 } });
  });
  it("is not known of runs from before it was kept", () => {
    expect(aheadOf(study(null))).toBeNull();
  });
});
