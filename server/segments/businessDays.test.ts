import { expect, test } from "vitest";
import { daysOf } from "./businessDays.ts";

const today = "2026-03-31";

test("the last days end today, today included", () => {
  expect(daysOf({ kind: "last", count: 1, unit: "day" }, today)).toEqual({ from: "2026-03-31" });
  expect(daysOf({ kind: "last", count: 90, unit: "day" }, today)).toEqual({ from: "2026-01-01" });
  expect(daysOf({ kind: "last", count: 2, unit: "week" }, today)).toEqual({ from: "2026-03-18" });
  expect(daysOf({ kind: "last", count: 1, unit: "month" }, today)).toEqual({ from: "2026-03-01" });
  expect(daysOf({ kind: "last", count: 1, unit: "year" }, today)).toEqual({ from: "2025-04-01" });
});

test("so many days ago fits onto the last days without gap or overlap", () => {
  expect(daysOf({ kind: "ago", from: 180, to: 90 }, today)).toEqual({ from: "2025-10-03", to: "2026-01-01" });
  expect(daysOf({ kind: "ago", to: 90 }, today)).toEqual({ to: "2026-01-01" });
  expect(daysOf({ kind: "ago", from: 90, to: 0 }, today)).toEqual({ from: "2026-01-01" });
});

test("months, quarters and years of the calendar", () => {
  const days = (period: Extract<Parameters<typeof daysOf>[0], { kind: "calendar" }>["period"], day = today) =>
    daysOf({ kind: "calendar", period }, day);
  expect(days("thisMonth")).toEqual({ from: "2026-03-01", to: "2026-04-01" });
  expect(days("lastMonth", "2026-01-15")).toEqual({ from: "2025-12-01", to: "2026-01-01" });
  expect(days("thisQuarter", "2026-12-31")).toEqual({ from: "2026-10-01", to: "2027-01-01" });
  expect(days("lastQuarter")).toEqual({ from: "2025-10-01", to: "2026-01-01" });
  expect(days("lastYear")).toEqual({ from: "2025-01-01", to: "2026-01-01" });
});
