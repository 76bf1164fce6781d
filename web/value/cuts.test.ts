import { expect, test } from "vitest";
import { defaultDay, readCuts, readScoring } from "./useValueQuestion.ts";

test("own cuts are four rising numbers, also with Chinese commas", () => {
  expect(readCuts("12, 24，45 90")).toEqual([12, 24, 45, 90]);
  expect(readCuts("12,12,45,90")).toBeUndefined();
  expect(readCuts("12,24,45")).toBeUndefined();
  expect(readCuts("12,24,x,90")).toBeUndefined();
});

test("incomplete own cuts fall back to the company's rule", () => {
  expect(readScoring({})).toBeUndefined();
  expect(readScoring({ scoring: "custom", cutsR: "1,2,3,4" })).toBeUndefined();
  const cuts = { cutsR: "10,30,60,90", cutsF: "50,70,90,97", cutsM: "50,70,90,97" };
  expect(readScoring({ scoring: "percentile", ...cuts })).toEqual({
    rule: "percentile",
    r: [10, 30, 60, 90],
    f: [50, 70, 90, 97],
    m: [50, 70, 90, 97],
  });
  expect(readScoring({ scoring: "ntile" })).toEqual({ rule: "ntile" });
});

test("the day is yesterday, or the last one with facts", () => {
  expect(defaultDay({ today: "2026-11-22", covered: { firstOn: "2024-01-01", lastOn: "2026-11-22" } })).toBe(
    "2026-11-21",
  );
  expect(defaultDay({ today: "2026-11-22", covered: { firstOn: "2009-12-01", lastOn: "2010-12-09" } })).toBe(
    "2010-12-09",
  );
});
