import { describe, expect, it } from "vitest";
import type { Expected } from "../../test/groups.ts";
import { near } from "../../test/near.ts";
import { reference } from "../../test/reference.ts";
import { seededRandom } from "../random.ts";
import { cuped, cupedTheta, prePostMoments } from "./cuped.ts";
import { cupedRatio, type RatioPrePost } from "./cupedRatio.ts";
import { ratioSummary } from "./ratioSummary.ts";
import { sequentialTest } from "./sequentialTest.ts";
import type { Moments } from "./summary.ts";
import { type TestResult, welchTest } from "./welchTest.ts";

interface Sums {
  n: number;
  sum: number;
  sum_squares: number;
}
interface Arm {
  m_statistic_post: Sums;
  d_statistic_post: Sums;
  m_statistic_pre: Sums;
  d_statistic_pre: Sums;
  m_post_m_pre_sum_of_products: number;
  d_post_d_pre_sum_of_products: number;
  m_pre_d_pre_sum_of_products: number;
  m_post_d_post_sum_of_products: number;
  m_post_d_pre_sum_of_products: number;
  m_pre_d_post_sum_of_products: number;
}
const { ratio_delta, cuped_theta, cuped_theory } = reference<{
  ratio_delta: {
    inputs: { a: Arm; b: Arm };
    ratio_no_cuped: Expected;
    ratio_cuped: Expected;
    sequential_cuped: Expected;
  };
  cuped_theta: { pre: number[]; post: number[]; theta_5dp: number };
  cuped_theory: { golden: { rho: number; ratio: number }[] };
}>("experiment.json");

const moments = ({ n, sum, sum_squares }: Sums): Moments => ({ n, sum, sumSquares: sum_squares });
const arm = (x: Arm): RatioPrePost => ({
  numeratorPost: moments(x.m_statistic_post),
  denominatorPost: moments(x.d_statistic_post),
  numeratorPre: moments(x.m_statistic_pre),
  denominatorPre: moments(x.d_statistic_pre),
  products: {
    numeratorPostDenominatorPost: x.m_post_d_post_sum_of_products,
    numeratorPostNumeratorPre: x.m_post_m_pre_sum_of_products,
    numeratorPostDenominatorPre: x.m_post_d_pre_sum_of_products,
    denominatorPostNumeratorPre: x.m_pre_d_post_sum_of_products,
    denominatorPostDenominatorPre: x.d_post_d_pre_sum_of_products,
    numeratorPreDenominatorPre: x.m_pre_d_pre_sum_of_products,
  },
});
const a = arm(ratio_delta.inputs.a);
const b = arm(ratio_delta.inputs.b);

function matches(result: TestResult, out: Expected): void {
  near(result.estimate, out.expected);
  near(result.standardError, out.uplift.stddev);
  near(result.interval[0], Number(out.ci[0]));
  near(result.interval[1], Number(out.ci[1]));
  near(result.pValue, out.pValue);
}

describe("ratio metrics", () => {
  it("compares ratios by the delta method", () => {
    const summary = (group: RatioPrePost) =>
      ratioSummary({
        numerator: group.numeratorPost,
        denominator: group.denominatorPost,
        sumProducts: group.products.numeratorPostDenominatorPost,
      });
    matches(welchTest(summary(a), summary(b), { difference: "relative" }), ratio_delta.ratio_no_cuped);
  });

  it("takes the ratio from before out of the ratio after", () => {
    const { control, treatment, theta } = cupedRatio(a, b);
    near(theta, 0.8290044254063293);
    matches(welchTest(control, treatment, { difference: "relative" }), ratio_delta.ratio_cuped);
    matches(sequentialTest(control, treatment, { difference: "relative" }), ratio_delta.sequential_cuped);
  });

  it("refuses denominators that sum to 0 and columns over different units", () => {
    const zero = { n: 5, sum: 0, sumSquares: 0 };
    const some = { n: 5, sum: 3, sumSquares: 9 };
    expect(() => ratioSummary({ numerator: some, denominator: zero, sumProducts: 0 })).toThrow(/sum to 0/);
    expect(() => ratioSummary({ numerator: some, denominator: { ...some, n: 6 }, sumProducts: 0 })).toThrow(
      /5 and 6/,
    );
  });
});

describe("cuped", () => {
  it("has the published theta", () => {
    const theta = cupedTheta(prePostMoments(cuped_theta.post, cuped_theta.pre));
    expect(Math.abs(theta - cuped_theta.theta_5dp)).toBeLessThan(5e-6);
  });

  it.each(cuped_theory.golden)("leaves 1 − ρ² of the variance, ρ = $rho", ({ rho, ratio }) => {
    const random = seededRandom(20);
    const group = (n: number) => {
      const pre = Array.from({ length: n }, () => random.normal());
      const post = pre.map((x) => rho * x + Math.sqrt(1 - rho * rho) * random.normal());
      return prePostMoments(post, pre);
    };
    // 40,000 units: the sampling error of the ratio is below 1 %.
    const { varianceRatio } = cuped(group(20_000), group(20_000));
    expect(Math.abs(varianceRatio - ratio)).toBeLessThan(0.015);
  });

  it("changes nothing when the covariate does not vary, or theta is 0", () => {
    const post = [1, 4, 2, 8];
    const flat = prePostMoments(post, [3, 3, 3, 3]);
    expect(cuped(flat, flat).theta).toBe(0);
    const some = prePostMoments(post, [1, 2, 3, 5]);
    const result = cuped(some, some, { theta: 0 });
    near(result.varianceRatio, 1, 1e-15);
    near(result.control.mean, 3.75, 1e-15);
  });

  it("refuses columns of two lengths and values that are not numbers", () => {
    expect(() => prePostMoments([1, 2, 3], [1, 2])).toThrow(/3 and 2/);
    expect(() => prePostMoments([1, Number.POSITIVE_INFINITY], [1, 2])).toThrow(/post\[1\].*Infinity/);
  });
});
