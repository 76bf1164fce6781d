import { describe, expect, it } from "vitest";
import { bound, type Expected, type Group, summaryOf } from "../../test/groups.ts";
import { near } from "../../test/near.ts";
import { reference } from "../../test/reference.ts";
import type { Difference, Tail } from "./effect.ts";
import { meanSummary, proportionSummary, sampleSummary } from "./summary.ts";
import { welchTest } from "./welchTest.ts";

interface Case {
  a: Group;
  b: Group;
  difference: Difference;
  tail?: string;
  out: Expected;
}
const { welch_t } = reference<{ welch_t: { cases: Case[] } }>("experiment.json");

const control = meanSummary({ n: 3000, sum: 1396.87, sumSquares: 52377.9767 });
const treatment = meanSummary({ n: 3461, sum: 2422.7, sumSquares: 134698.29 });

describe("welchTest", () => {
  it.each(welch_t.cases)("reproduces the published case %#", ({ a, b, difference, tail, out }) => {
    const side: Tail = tail === "treatment>control" ? "greater" : "two-sided";
    const result = welchTest(summaryOf(a), summaryOf(b), { difference, tail: side });
    near(result.estimate, out.expected);
    near(result.standardError, out.uplift.stddev);
    near(result.interval[0], bound(out.ci[0]));
    near(result.interval[1], bound(out.ci[1]));
    near(result.pValue, out.pValue);
  });

  it("puts the whole alpha on the tail that is asked for", () => {
    // gbstats, OneSidedTreatmentGreaterTTest on the absolute difference.
    const greater = welchTest(control, treatment, { tail: "greater" });
    near(greater.interval[0], 0.020791480063255735);
    near(greater.pValue, 0.03554272489873023);
    const less = welchTest(control, treatment, { tail: "less" });
    near(less.pValue, 1 - 0.03554272489873023);
    expect(less.interval[0]).toBe(Number.NEGATIVE_INFINITY);
    near(less.interval[1], 2 * greater.estimate - greater.interval[0]);
  });

  it("keeps the digits of tiny p-values", () => {
    const a = proportionSummary({ successes: 2262, n: 21306 });
    const b = proportionSummary({ successes: 3894, n: 21307 });
    const { pValue, statistic } = welchTest(a, b);
    expect(statistic).toBeGreaterThan(22);
    expect(pValue).toBeGreaterThan(1e-114);
    expect(pValue).toBeLessThan(1e-110);
  });

  it("is antisymmetric: swapping the groups turns the absolute difference round", () => {
    const there = welchTest(control, treatment);
    const back = welchTest(treatment, control);
    near(back.estimate, -there.estimate, 1e-15);
    near(back.pValue, there.pValue, 1e-12);
  });

  it("shifts by the null value", () => {
    const { estimate } = welchTest(control, treatment);
    near(welchTest(control, treatment, { nullValue: estimate }).pValue, 1, 1e-12);
  });

  it("says what alpha really was after peeking", () => {
    expect(welchTest(control, treatment).peeked).toBeNull();
    near(welchTest(control, treatment, { looks: 5 }).peeked?.falsePositiveRate, 0.142, 5e-3);
  });

  it("gives one group without variance its due", () => {
    const constant = { n: 50, mean: 2, variance: 0 };
    const result = welchTest(constant, { n: 40, mean: 3, variance: 4 });
    near(result.standardError, Math.sqrt(4 / 40), 1e-14);
    near(result.degreesOfFreedom, 39, 1e-14);
  });

  it("does not cancel on values with a large common part", () => {
    const base = 1e9;
    const plain = welchTest(sampleSummary([1, 2, 3, 4]), sampleSummary([3, 4, 5, 7]));
    const shifted = welchTest(
      sampleSummary([1, 2, 3, 4].map((x) => x + base)),
      sampleSummary([3, 4, 5, 7].map((x) => x + base)),
    );
    near(shifted.pValue, plain.pValue, 1e-9);
  });

  it.each([
    ["one unit", () => welchTest({ n: 1, mean: 2, variance: 0 }, treatment), /control\.n .*got 1/],
    ["no unit", () => welchTest(control, { n: 0, mean: 0, variance: 0 }), /treatment\.n .*got 0/],
    [
      "nothing varies",
      () => welchTest({ n: 9, mean: 1, variance: 0 }, { n: 9, mean: 1, variance: 0 }),
      /varies/,
    ],
    [
      "relative to 0",
      () => welchTest({ ...control, mean: 0 }, treatment, { difference: "relative" }),
      /other than 0/,
    ],
    ["alpha 0", () => welchTest(control, treatment, { alpha: 0 }), /alpha .*got 0/],
    ["alpha NaN", () => welchTest(control, treatment, { alpha: Number.NaN }), /alpha .*got NaN/],
    ["mean NaN", () => welchTest({ ...control, mean: Number.NaN }, treatment), /control\.mean .*got NaN/],
    [
      "negative variance",
      () => welchTest({ ...control, variance: -1 }, treatment),
      /control\.variance .*got -1/,
    ],
    ["sums that contradict", () => meanSummary({ n: 10, sum: 100, sumSquares: 10 }), /impossible/],
    ["more successes than units", () => proportionSummary({ n: 3, successes: 4 }), /successes 4 exceed n 3/],
    ["half a unit", () => proportionSummary({ n: 3.5, successes: 1 }), /n .*got 3\.5/],
    ["a missing value", () => sampleSummary([1, Number.NaN]), /values\[1\] .*got NaN/],
  ])("refuses %s", (_, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});
