import { expect, test } from "vitest";
import { judge } from "./judge.ts";

test("one of twenty tests at 0.04 is no sure difference, one at 0.001 is", () => {
  const rows = [{ p: 0.04 }, ...Array.from({ length: 19 }, (_, i) => ({ p: 0.1 + i / 25 }))];
  expect(judge(rows).filter((row) => row.sure)).toEqual([]);
  const [first] = judge([{ p: 0.001 }, ...rows.slice(1)]);
  expect(first).toEqual({ adjusted: expect.closeTo(0.02, 12), sure: true });
});

test("what was not tested is not sure and counts for nothing", () => {
  expect(judge([{ p: null }, { p: 0.04 }, { p: null }])).toEqual([
    { adjusted: null, sure: false },
    { adjusted: expect.closeTo(0.04, 12), sure: true },
    { adjusted: null, sure: false },
  ]);
});
