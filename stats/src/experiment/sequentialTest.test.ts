import { describe, expect, it } from "vitest";
import { bound, type Expected, type Group, summaryOf } from "../../test/groups.ts";
import { near } from "../../test/near.ts";
import { reference } from "../../test/reference.ts";
import type { Difference } from "./effect.ts";
import { peekingFalsePositiveRate } from "./peeking.ts";
import { sequentialHalfWidth, sequentialRho, sequentialTest } from "./sequentialTest.ts";
import { welchTest } from "./welchTest.ts";

interface Case {
  note: string;
  a: Group;
  b: Group;
  difference: Difference;
  tuning: number;
  out: Expected;
}
const { sequential_always_valid: published, peeking_fpr } = reference<{
  sequential_always_valid: {
    rho_alpha05_N5000: number;
    halfwidth_s2_1_n1000_N5000_a05: number;
    cases: Case[];
  };
  peeking_fpr: { looks_to_actual_fpr: Record<string, number> };
}>("experiment.json");

describe("sequentialTest", () => {
  it("has the mixing parameter and the half-width of the source", () => {
    const rho = sequentialRho(0.05, 5000);
    near(rho, published.rho_alpha05_N5000);
    near(sequentialHalfWidth(1, 1000, 0.05, rho), published.halfwidth_s2_1_n1000_N5000_a05);
  });

  it.each(published.cases)("reproduces $note", ({ a, b, difference, tuning, out }) => {
    const result = sequentialTest(summaryOf(a), summaryOf(b), { difference, tuning });
    near(result.estimate, out.expected);
    near(result.interval[0], bound(out.ci[0]));
    near(result.interval[1], bound(out.ci[1]));
    near(result.pValue, out.pValue);
  });

  it("is wider than the fixed-size interval and tightest near its tuning", () => {
    const a = { n: 3000, mean: 1, variance: 4 };
    const b = { n: 3000, mean: 1.1, variance: 4 };
    const width = (tuning: number) => sequentialTest(a, b, { tuning }).halfWidth;
    const fixed = welchTest(a, b);
    expect(width(6000)).toBeGreaterThan(fixed.interval[1] - fixed.estimate);
    expect(width(6000)).toBeLessThan(width(60));
    expect(width(6000)).toBeLessThan(width(600_000));
  });

  it("touches 0 with its interval exactly where p is alpha, on either side", () => {
    for (const tail of ["two-sided", "greater", "less"] as const) {
      const b = (mean: number) => ({ n: 2000, mean, variance: 1 });
      const sign = tail === "less" ? -1 : 1;
      const { halfWidth } = sequentialTest(b(0), b(sign), { tail });
      near(sequentialTest(b(0), b(sign * halfWidth), { tail }).pValue, 0.05, 1e-9, tail);
    }
  });

  it("is narrower on one side, and says nothing against the wrong side", () => {
    const a = { n: 2000, mean: 0, variance: 1 };
    const b = { n: 2000, mean: 0.1, variance: 1 };
    expect(sequentialTest(a, b, { tail: "greater" }).halfWidth).toBeLessThan(sequentialTest(a, b).halfWidth);
    expect(sequentialTest(a, b, { tail: "less" }).pValue).toBe(1);
  });

  it("refuses a one-sided sequence at alpha 0.5 and a tuning of 0", () => {
    const a = { n: 20, mean: 0, variance: 1 };
    expect(() => sequentialTest(a, a, { tail: "less", alpha: 0.5 })).toThrow(/below 0\.5, got 0\.5/);
    expect(() => sequentialTest(a, a, { tuning: 0 })).toThrow(/tuning .*got 0/);
  });
});

describe("peekingFalsePositiveRate", () => {
  it.each(Object.entries(peeking_fpr.looks_to_actual_fpr))("at %s looks", (looks, rate) => {
    // Published to three decimals.
    expect(Math.abs(peekingFalsePositiveRate(Number(looks)) - rate)).toBeLessThan(6e-4);
  });

  it("refuses 0 looks", () => {
    expect(() => peekingFalsePositiveRate(0)).toThrow(/looks .*got 0/);
  });
});
