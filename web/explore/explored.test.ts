import { expect, test } from "vitest";
import type { MetricInfo } from "../../server/metrics/schema.ts";
import { type Answer, basisOf, courseOf, findingOf, isCut, marksIn, periodName } from "./explored.ts";

test("a period cut at either end is told from a whole one, whichever month the year begins with", () => {
  expect(isCut({ from: "2026-02-15", to: "2026-03-01" }, "month")).toBe(true);
  expect(isCut({ from: "2026-03-01", to: "2026-03-16" }, "month")).toBe(true);
  expect(isCut({ from: "2026-12-01", to: "2027-01-01" }, "month")).toBe(false);
  expect(isCut({ from: "2026-02-01", to: "2026-05-01" }, "quarter")).toBe(false);
  expect(isCut({ from: "2026-04-01", to: "2026-06-01" }, "quarter")).toBe(true);
  expect(isCut({ from: "2025-11-01", to: "2026-11-01" }, "year")).toBe(false);
  expect(isCut({ from: "2026-03-02", to: "2026-03-08" }, "week")).toBe(true);
  expect(periodName({ from: "2026-04-01", to: "2026-07-01" }, "quarter", "en")).toBe("2026 Q2");
  expect(periodName({ from: "2026-02-01", to: "2026-05-01" }, "quarter", "en")).toBe("2026-02-01 to 04-30");
  // A year that begins in April or February: the quarters are the company's, and say when they begin.
  expect(periodName({ from: "2026-04-01", to: "2026-07-01" }, "quarter", "en", 4)).toBe("2026-04 Q1");
  expect(periodName({ from: "2027-01-01", to: "2027-04-01" }, "quarter", "en", 4)).toBe("2027-01 Q4");
  expect(periodName({ from: "2026-02-01", to: "2026-05-01" }, "quarter", "zh", 2)).toBe("2026-02 Q1");
});

const answer = (periods: ReadonlyArray<readonly [from: string, to: string, open?: boolean]>) =>
  ({
    periods: periods.map(([from, to, open = false]) => ({ from, to, open })),
    comparedPeriods: [],
    rows: [{ values: [], labels: [], figures: [{ cells: periods.map(() => ({ value: 1 })), compared: [] }] }],
  }) as unknown as Answer;

test("a fall is never read off a period of fewer days", () => {
  const [jan, feb, stub] = [
    ["2026-01-01", "2026-02-01"],
    ["2026-02-01", "2026-03-01"],
    ["2026-03-01", "2026-03-16"],
  ] as const;
  expect(basisOf(answer([jan, feb, stub]), 0, "month")).toEqual({ now: 1, before: { column: 0 } });
  expect(basisOf(answer([["2026-01-20", "2026-02-01"], feb]), 0, "month")).toEqual({ now: 1, before: null });
  expect(basisOf(answer([stub]), 0, "month")).toEqual({ now: 0, before: null });
  expect(basisOf(answer([feb, [...stub, true]]), 0, "month")?.now).toBe(0);
});

test("a note stands at the period that its day lies in, and nowhere where there are no periods", () => {
  const months = [
    { from: "2026-09-01", to: "2026-10-01" },
    { from: "2026-10-01", to: "2026-11-01" },
  ];
  const notes = [
    { day: "2026-10-01", text: "开业" },
    { day: "2026-11-01", text: "之后" },
  ];
  expect(marksIn(months, notes, "month")).toEqual([{ at: 1, text: "10-01 开业" }]);
  expect(marksIn(months, notes, "whole")).toEqual([]);
});

const churn = {
  name: "churnRate",
  title: { zh: "流失率", en: "Churn rate" },
  unit: "rate",
  parts: ["numerator"],
} as unknown as MetricInfo;
const share = (value: number) => ({ value, numerator: value * 100, denominator: 100, interval: null });
const compared = (more: Partial<Answer> = {}) =>
  ({
    periods: [
      { from: "2026-01-01", to: "2026-02-01", open: false },
      { from: "2026-02-01", to: "2026-03-01", open: false },
      { from: "2026-03-01", to: "2026-03-16", open: true },
    ],
    comparedPeriods: [
      { from: "2025-01-01", to: "2025-02-01" },
      { from: "2025-02-01", to: "2025-02-01" },
      { from: "2025-03-01", to: "2025-03-16" },
    ],
    comparedSegment: null,
    comparedInside: false,
    rows: [
      {
        values: [],
        labels: [],
        figures: [{ cells: [0.2, 0.3, 0.1].map(share), compared: [0.1, 0.5, 0.6].map(share) }],
      },
    ],
    ...more,
  }) as unknown as Answer;

test("what a course is held against stands at the same place; days without a counterpart are a gap", () => {
  const { course } = courseOf(compared(), 0, churn, 0, "month", "zh", 1);
  expect(course.compared?.titles).toEqual(["2025-01", "", "2025-03-01 至 03-15"]);
  expect(course.compared?.points[0]?.map((point) => point.value)).toEqual([0.1, null, null]);
  expect(course.compared?.name).toBe("2025-01-01 至 03-15");
  expect(
    courseOf(compared({ comparedPeriods: [] }), 0, churn, 0, "month", "zh", 1).course.compared,
  ).toBeUndefined();
});

test("against another segment a figure is higher or lower, it does not rise or fall", () => {
  const answer = compared({
    comparedSegment: { zh: "新客", en: "New" },
    comparedInside: true,
    comparedPeriods: compared().periods.map(({ from, to }) => ({ from, to })),
  });
  const money = { language: "zh", currency: "CNY" } as const;
  expect(courseOf(answer, 0, churn, 0, "month", "zh", 1).course.compared?.titles[1]).toBe("「新客」");
  expect(findingOf(answer, churn, 0, "month", money, 1)).toBe(
    "2026-02，流失率 30.0%，比「新客」低 20 百分点。",
  );
  expect(findingOf(answer, churn, 0, "month", { ...money, language: "en" }, 1)).toBe(
    "2026-02: Churn rate 30.0%, 20 pp below “New”.",
  );
});
