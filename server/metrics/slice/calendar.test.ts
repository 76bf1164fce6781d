import { expect, test } from "vitest";
import { addMonths, buckets, comparedBuckets, dayOf, grainFor, shifter, startOf } from "./calendar.ts";

test("the business day is that of the company's zone", () => {
  const late = new Date("2026-03-31T17:00:00Z");
  expect(dayOf(late, "Asia/Shanghai")).toBe("2026-04-01");
  expect(dayOf(late, "Europe/London")).toBe("2026-03-31");
});

test("weeks begin on Monday, and the end of a month stays an end", () => {
  expect(startOf("2026-11-22", "week")).toBe("2026-11-16");
  expect(startOf("2026-11-23", "week")).toBe("2026-11-23");
  expect(startOf("2026-11-22", "quarter")).toBe("2026-10-01");
  expect(addMonths("2026-03-31", -1)).toBe("2026-02-28");
  expect(addMonths("2024-02-29", -12)).toBe("2023-02-28");
});

test("parts of a period are cut to it, and the one that is not over is open", () => {
  expect(buckets({ from: "2026-09-10", to: "2026-11-22" }, "month", "2026-11-21")).toEqual([
    { from: "2026-09-10", to: "2026-10-01", open: false },
    { from: "2026-10-01", to: "2026-11-01", open: false },
    { from: "2026-11-01", to: "2026-11-22", open: true },
  ]);
  const weeks = buckets({ from: "2026-08-24", to: "2026-11-22" }, "week", "2026-11-21");
  expect(weeks).toHaveLength(13);
  expect(weeks.at(-1)).toEqual({ from: "2026-11-16", to: "2026-11-22", open: true });
  expect(buckets({ from: "2026-01-01", to: "2026-02-01" }, undefined, "2026-02-01")).toEqual([
    { from: "2026-01-01", to: "2026-02-01", open: false },
  ]);
});

test("the period before has the same length; whole months move by months", () => {
  const ninety = { from: "2026-08-24", to: "2026-11-22" };
  expect(shifter(ninety, "previous")!(ninety)).toEqual({ from: "2026-05-26", to: "2026-08-24" });
  const march = { from: "2026-03-01", to: "2026-04-01" };
  expect(shifter(march, "previous")!(march)).toEqual({ from: "2026-02-01", to: "2026-03-01" });
  expect(shifter(ninety, "lastYear")!(ninety)).toEqual({ from: "2025-08-24", to: "2025-11-22" });
  expect(shifter(ninety, "none")).toBeUndefined();
});

test("days of a month meet the same days of the month before, and the 31st meets nothing", () => {
  const march = { from: "2026-03-01", to: "2026-04-01" };
  const days = comparedBuckets(march, buckets(march, "day", "2026-11-21"), "day", "previous");
  expect(days[0]).toEqual({ from: "2026-02-01", to: "2026-02-02" });
  expect(days[27]).toEqual({ from: "2026-02-28", to: "2026-03-01" });
  expect(days[28]).toEqual({ from: "2026-03-01", to: "2026-03-01" });
  const year = { from: "2025-01-01", to: "2026-01-01" };
  const months = comparedBuckets(year, buckets(year, "month", "2026-11-21"), "month", "lastYear");
  expect(months[1]).toEqual({ from: "2024-02-01", to: "2024-03-01" });
});

test("the grain of a chart follows the length of its period", () => {
  expect(grainFor({ from: "2026-11-01", to: "2026-12-01" })).toBe("day");
  expect(grainFor({ from: "2026-08-24", to: "2026-11-22" })).toBe("week");
  expect(grainFor({ from: "2025-12-01", to: "2026-12-01" })).toBe("month");
});
