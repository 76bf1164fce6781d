import { expect, test } from "vitest";
import { addDays, addMonths, dayIn, daysBetween, fullMomentText, momentText, rangeText } from "./dates.ts";

test("days are counted without a clock", () => {
  expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
  expect(daysBetween("2026-08-24", "2026-11-22")).toBe(90);
  expect(addMonths("2026-03-31", -1)).toBe("2026-02-28");
  expect(addMonths("2026-01-15", -2)).toBe("2025-11-15");
});

test("a range says its year once", () => {
  expect(rangeText("2026-08-24", "2026-11-21", "zh")).toBe("2026-08-24 至 11-21");
  expect(rangeText("2025-12-01", "2026-02-28", "en")).toBe("2025-12-01 to 2026-02-28");
});

test("moments are told in the company's zone", () => {
  expect(momentText("2026-11-22T00:30:00Z", "Asia/Shanghai", "zh")).toBe("11-22 08:30");
  expect(momentText("2026-11-22T00:30:00Z", "Asia/Shanghai", "en")).toBe("22 Nov 08:30");
  expect(fullMomentText("2026-11-22T16:30:00Z", "Asia/Shanghai")).toBe("2026-11-23 00:30");
  expect(dayIn("2026-11-22T16:30:00Z", "Asia/Shanghai")).toBe("2026-11-23");
});
