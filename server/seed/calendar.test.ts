import { expect, test } from "vitest";
import {
  clockTime,
  dayFrom,
  dayOf,
  festivalsBetween,
  isoDay,
  isoTime,
  lunarDay,
  weekdayOf,
} from "./calendar.ts";

test("dates and day numbers are one to one", () => {
  expect(dayOf("1970-01-01")).toBe(0);
  expect(isoDay(dayOf("2024-02-29"))).toBe("2024-02-29");
  expect(dayOf("2024-03-01") - dayOf("2024-02-28")).toBe(2);
  expect(dayFrom(2026, 11, 21)).toBe(dayOf("2026-11-21"));
});

test.each(["2026-02-30", "2026-2-3", "21.11.2026", ""])("%s is refused", (text) => {
  expect(() => dayOf(text)).toThrow(RangeError);
});

test("weeks begin on Monday", () => {
  expect(weekdayOf(dayOf("2026-11-21"))).toBe(5);
  expect(weekdayOf(dayOf("1969-12-29"))).toBe(0);
});

test("times have two digits everywhere", () => {
  expect(clockTime(0)).toBe("00:00:00");
  expect(isoTime(dayOf("2026-11-21"), 65_109)).toBe("2026-11-21 18:05:09");
});

test("the Spring Festival and the Mid-Autumn Festival fall where the almanac says", () => {
  expect(isoDay(lunarDay(2025, 1, 1))).toBe("2025-01-29");
  expect(isoDay(lunarDay(2026, 1, 1))).toBe("2026-02-17");
  expect(isoDay(lunarDay(2025, 8, 15))).toBe("2025-10-06");
  expect(isoDay(lunarDay(2026, 8, 15))).toBe("2026-09-25");
});

test("a year has eight festivals, in order, ends included", () => {
  const festivals = festivalsBetween(dayOf("2026-01-01"), dayOf("2026-12-12"));
  expect(festivals.map(({ name }) => name)).toEqual([
    "元旦",
    "春节",
    "妇女节",
    "年中大促",
    "中秋",
    "国庆",
    "双十一",
    "双十二",
  ]);
});
