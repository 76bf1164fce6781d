import { describe, expect, it } from "vitest";
import { type Group, summaryOf } from "../../test/groups.ts";
import { near, nearAll } from "../../test/near.ts";
import { reference } from "../../test/reference.ts";
import { posteriorDifference } from "./posteriorDifference.ts";

interface Case {
  a: Group;
  b: Group;
  out: {
    expected: number;
    ci: number[];
    uplift: { mean: number; stddev: number };
    chanceToWin: number;
    risk: number[];
  };
}
interface Prior {
  same: string;
  expected: number;
  ci: number[];
  chanceToWin: number;
  risk: number[];
}
const cases = reference<{ bayesian_normal: { cases: (Case | Prior)[] } }>("experiment.json").bayesian_normal
  .cases;
const flat = cases.filter((x): x is Case => "out" in x);
const withPrior = cases.find((x): x is Prior => "same" in x)!;

describe("posteriorDifference", () => {
  it.each(flat)("reproduces the flat-prior case %#", ({ a, b, out }) => {
    const posterior = posteriorDifference(summaryOf(a), summaryOf(b), { difference: "relative" });
    near(posterior.mean, out.expected);
    near(posterior.standardDeviation, out.uplift.stddev);
    nearAll(posterior.interval, out.ci);
    near(posterior.chanceToWin, out.chanceToWin);
    nearAll(posterior.risk, out.risk);
  });

  it("reproduces the case with a normal prior, published to five decimals", () => {
    const { a, b } = flat[1]!;
    const posterior = posteriorDifference(summaryOf(a), summaryOf(b), {
      difference: "relative",
      prior: { mean: 0.1, standardDeviation: Math.sqrt(0.1) },
    });
    const five = (x: number) => Number(x.toFixed(5));
    expect(five(posterior.mean)).toBe(withPrior.expected);
    expect(posterior.interval.map(five)).toEqual(withPrior.ci);
    expect(five(posterior.chanceToWin)).toBe(withPrior.chanceToWin);
    expect(posterior.risk.map(five)).toEqual(withPrior.risk);
  });

  it("moves from the data to the prior as the prior sharpens", () => {
    const a = { n: 100, mean: 1, variance: 4 };
    const b = { n: 100, mean: 2, variance: 4 };
    near(posteriorDifference(a, b, { prior: { mean: 0, standardDeviation: 1e6 } }).mean, 1, 1e-9);
    near(posteriorDifference(a, b, { prior: { mean: -3, standardDeviation: 1e-6 } }).mean, -3, 1e-9);
  });

  it("has risks whose difference is the mean, and turns round when less is better", () => {
    const a = { n: 100, mean: 1, variance: 4 };
    const b = { n: 100, mean: 1.2, variance: 4 };
    const more = posteriorDifference(a, b);
    near(more.risk[0] - more.risk[1], more.mean, 1e-12);
    const less = posteriorDifference(a, b, { lessIsBetter: true });
    near(less.chanceToWin, 1 - more.chanceToWin, 1e-12);
    expect(less.risk).toEqual([more.risk[1], more.risk[0]]);
  });

  it("keeps the digits of a risk far in the tail", () => {
    // E[max(Z − 12, 0)] by mpmath.
    const posterior = posteriorDifference({ n: 2, mean: 12, variance: 1 }, { n: 2, mean: 0, variance: 1 });
    near(posterior.risk[0], 1.4605201169845548e-34, 1e-10);
  });

  it("refuses a prior without width", () => {
    const a = { n: 10, mean: 1, variance: 4 };
    expect(() => posteriorDifference(a, a, { prior: { mean: 0, standardDeviation: 0 } })).toThrow(/got 0/);
  });
});
