import { adjustPValues } from "../src/experiment/adjustPValues.ts";
import { bucketRanges, chooseArm, hashUnit } from "../src/experiment/assignment.ts";
import { cuped, cupedTheta, prePostMoments } from "../src/experiment/cuped.ts";
import { cupedRatio, type RatioPrePost } from "../src/experiment/cupedRatio.ts";
import type { Difference, Tail } from "../src/experiment/effect.ts";
import { peekingFalsePositiveRate } from "../src/experiment/peeking.ts";
import { posteriorDifference } from "../src/experiment/posteriorDifference.ts";
import { meanSampleSize, proportionSampleSize } from "../src/experiment/power.ts";
import { wilsonInterval } from "../src/experiment/proportionInterval.ts";
import { proportionTest } from "../src/experiment/proportionTest.ts";
import { ratioSummary } from "../src/experiment/ratioSummary.ts";
import { sampleRatioMismatch } from "../src/experiment/sampleRatioMismatch.ts";
import { sequentialHalfWidth, sequentialRho, sequentialTest } from "../src/experiment/sequentialTest.ts";
import {
  type GroupSummary,
  type Moments,
  meanSummary,
  proportionSummary,
} from "../src/experiment/summary.ts";
import { type TestResult, welchTest } from "../src/experiment/welchTest.ts";
import { type Comparison, DIGITS, list } from "./comparison.ts";
import { weightingAnswers } from "./goldenWeightingAnswers.ts";

interface Group {
  n?: number;
  sum?: number;
  sum_squares?: number;
  prop?: [number, number];
}

interface Out {
  expected: number;
  ci: (number | string)[];
  uplift?: { stddev: number };
  pValue?: number;
}

interface Case {
  a?: Group;
  b?: Group;
  difference?: Difference;
  tail?: string;
  tuning?: number;
  note?: string;
  out: Out;
}

interface Sums {
  n: number;
  sum: number;
  sum_squares: number;
}

type RatioArm = Record<`${"m" | "d"}_statistic_${"post" | "pre"}`, Sums> &
  Record<
    | "m_post_m_pre_sum_of_products"
    | "d_post_d_pre_sum_of_products"
    | "m_pre_d_pre_sum_of_products"
    | "m_post_d_post_sum_of_products"
    | "m_post_d_pre_sum_of_products"
    | "m_pre_d_post_sum_of_products",
    number
  >;

interface PosteriorFigures {
  expected: number;
  ci: number[];
  chanceToWin: number;
  risk: number[];
}

interface PosteriorCase extends Partial<PosteriorFigures> {
  a?: Group;
  b?: Group;
  same?: string;
  out?: PosteriorFigures;
}

function group(x: Group | undefined): GroupSummary {
  if (!x) throw new RangeError("the case has no group");
  if (x.prop) return proportionSummary({ successes: x.prop[0], n: x.prop[1] });
  return meanSummary({ n: x.n!, sum: x.sum!, sumSquares: x.sum_squares! });
}

const tailOf = (name: string | undefined): Tail =>
  name === undefined || /two/i.test(name)
    ? "two-sided"
    : /treatment\s*>|greater/i.test(name)
      ? "greater"
      : "less";

function result(name: string, out: Out, run: () => TestResult): Comparison[] {
  const one = (part: string, expected: unknown, pick: (r: TestResult) => unknown): Comparison => ({
    name: `${name} ${part}`,
    expected,
    actual: () => pick(run()),
    within: DIGITS,
  });
  return [
    one("estimate", out.expected, (r) => r.estimate),
    one("interval", out.ci, (r) => r.interval),
    ...(out.uplift ? [one("standard error", out.uplift.stddev, (r) => r.standardError)] : []),
    ...(out.pValue === undefined ? [] : [one("p", out.pValue, (r) => r.pValue)]),
  ];
}

const moments = (x: Sums): Moments => ({ n: x.n, sum: x.sum, sumSquares: x.sum_squares });

const ratioArm = (x: RatioArm): RatioPrePost => ({
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

/** Inputs of the published sequential cases, which the file names only by a note. */
const SEQUENTIAL: Record<string, { a: Group; b: Group; difference: Difference; tuning: number }> = {
  "mean rel tuning 1000": { ...means(3000), difference: "relative", tuning: 1000 },
  "proportion rel tuning 5000": {
    a: { prop: [1396, 3000] },
    b: { prop: [2422, 3461] },
    difference: "relative",
    tuning: 5000,
  },
  "mean abs tuning 5000": { ...means(3000), difference: "absolute", tuning: 5000 },
  "mean abs n_a=3407 tuning 5000": { ...means(3407), difference: "absolute", tuning: 5000 },
};

function means(n: number) {
  return {
    a: { n, sum: 1396.87, sum_squares: 52377.9767 },
    b: { n: 3461, sum: 2422.7, sum_squares: 134698.29 },
  };
}

/** Every section of such a file that can be answered without a data set. */
export const effectAnswers = {
  welch_t: ({ cases }: { cases: Case[] }) =>
    cases.flatMap((x, i) =>
      result(`welch_t ${i}`, x.out, () =>
        welchTest(group(x.a), group(x.b), { difference: x.difference ?? "relative", tail: tailOf(x.tail) }),
      ),
    ),
  sequential_always_valid: (section: {
    rho_alpha05_N5000: number;
    halfwidth_s2_1_n1000_N5000_a05: number;
    cases: Case[];
  }) => [
    list("sequential rho", section.rho_alpha05_N5000, () => sequentialRho(0.05, 5000)),
    list("sequential half-width", section.halfwidth_s2_1_n1000_N5000_a05, () =>
      sequentialHalfWidth(1, 1000, 0.05, sequentialRho(0.05, 5000)),
    ),
    ...section.cases.flatMap((x, i) => {
      const input = x.a ? { tuning: 5000, difference: "relative" as const, ...x } : SEQUENTIAL[x.note ?? ""];
      if (!input) return [];
      return result(`sequential ${x.note ?? i}`, x.out, () =>
        sequentialTest(group(input.a), group(input.b), {
          difference: input.difference,
          tuning: input.tuning,
          tail: tailOf(x.tail),
        }),
      );
    }),
  ],
  ratio_delta: (section: {
    inputs: { a: RatioArm; b: RatioArm };
    ratio_no_cuped: Out;
    ratio_cuped: Out;
    sequential_cuped: Out;
  }) => {
    const a = ratioArm(section.inputs.a);
    const b = ratioArm(section.inputs.b);
    const plain = (x: RatioPrePost) =>
      ratioSummary({
        numerator: x.numeratorPost,
        denominator: x.denominatorPost,
        sumProducts: x.products.numeratorPostDenominatorPost,
      });
    const adjusted = () => cupedRatio(a, b);
    return [
      ...result("ratio", section.ratio_no_cuped, () =>
        welchTest(plain(a), plain(b), { difference: "relative" }),
      ),
      ...result("ratio CUPED", section.ratio_cuped, () =>
        welchTest(adjusted().control, adjusted().treatment, { difference: "relative" }),
      ),
      ...result("ratio CUPED sequential", section.sequential_cuped, () =>
        sequentialTest(adjusted().control, adjusted().treatment, { difference: "relative" }),
      ),
    ];
  },
  bayesian_normal: ({ cases }: { cases: PosteriorCase[] }) => {
    const last = cases.filter((x) => x.a).at(-1)!;
    return cases.flatMap((x, i) => {
      const out = x.out ?? x;
      const posterior = () =>
        posteriorDifference(group((x.a ? x : last).a), group((x.a ? x : last).b), {
          difference: "relative",
          ...(x.same ? { prior: { mean: 0.1, standardDeviation: Math.sqrt(0.1) } } : {}),
        });
      const short = x.same !== undefined;
      const within = short ? 5.1e-6 : DIGITS;
      return [
        list(`posterior ${i} mean`, out.expected, () => posterior().mean, within, short),
        list(`posterior ${i} interval`, out.ci, () => posterior().interval, within, short),
        list(`posterior ${i} chance`, out.chanceToWin, () => posterior().chanceToWin, within, short),
        list(`posterior ${i} risk`, out.risk, () => posterior().risk, within, short),
      ];
    });
  },
  cuped_theta: (x: { pre: number[]; post: number[]; theta_5dp: number }) => [
    list("theta", x.theta_5dp, () => cupedTheta(prePostMoments(x.post, x.pre)), 5.1e-6, true),
  ],
  cuped_theory: ({ golden }: { golden: { rho: number; ratio: number }[] }) =>
    golden.map(({ rho, ratio }) => {
      // Sums of a sample with exactly unit variances and covariance ρ.
      const one = { n: 101, sum: 0, sumSquares: 100 };
      const sample = { post: one, pre: one, sumProducts: 100 * rho };
      return list(`CUPED at ρ ${rho}`, ratio, () => cuped(sample, sample).varianceRatio);
    }),
  srm_chi2: ({ cases }: { cases: [number[], number[], number][] }) =>
    cases.map(([counts, weights, p]) =>
      list(`srm ${JSON.stringify(counts)}`, p, () => sampleRatioMismatch(counts, weights).pValue, 1e-9, true),
    ),
  assignment_hash: (section: {
    hash: { seed: string; value: string; version: number; out: number | null }[];
    bucketRange: [string, [number, number, number[] | null], [number, number][]][];
    chooseVariation: [string, number, [number, number][], number][];
  }) => [
    ...section.hash.map((x) =>
      list(`hash ${x.seed}/${x.value}/v${x.version}`, x.out, () => hashUnit(x.seed, x.value, x.version)),
    ),
    ...section.bucketRange.map(([name, [arms, coverage, weights], ranges]) =>
      list(`ranges: ${name}`, ranges.flat(), () => bucketRanges(arms, coverage, weights).flat(), 1e-12, true),
    ),
    ...section.chooseVariation.map(([name, place, ranges, arm]) =>
      list(`arm: ${name}`, arm, () => chooseArm(place, ranges)),
    ),
  ],
  proportion: (section: {
    wilson: [number, number, number, number][];
    ztest: { x: [number, number]; n: [number, number]; z_p: [number, number] }[];
  }) => [
    ...section.wilson.map(([x, n, low, high]) =>
      list(`wilson ${x}/${n}`, [low, high], () => wilsonInterval(x, n)),
    ),
    ...section.ztest.map((test) =>
      list(`z ${test.x}`, test.z_p, () => {
        const { z, pValue } = proportionTest(
          { successes: test.x[1], n: test.n[1] },
          { successes: test.x[0], n: test.n[0] },
        );
        return [z, pValue];
      }),
    ),
  ],
  sample_size: (section: {
    cases: { p: number; rel_mde: number; n_per_arm: number }[];
    "t_d0.2": number;
  }) => [
    ...section.cases.map((x) =>
      list(`sample size ${x.p}`, x.n_per_arm, () =>
        proportionSampleSize({ control: x.p, treatment: x.p * (1 + x.rel_mde) }),
      ),
    ),
    list("sample size d 0.2", section["t_d0.2"], () => meanSampleSize(0.2)),
  ],
  multiple_testing: (x: { p: number[]; holm: number[]; bh: number[] }) => [
    list("holm", x.holm, () => adjustPValues(x.p, "holm")),
    list("bh", x.bh, () => adjustPValues(x.p, "bh")),
  ],
  peeking_fpr: ({ looks_to_actual_fpr }: { looks_to_actual_fpr: Record<string, number> }) =>
    Object.entries(looks_to_actual_fpr).map(([looks, rate]) =>
      list(`peeking ${looks}`, rate, () => peekingFalsePositiveRate(Number(looks)), 6e-4, true),
    ),
  ...weightingAnswers,
  hillstrom: (section: {
    groups: Record<
      string,
      { n: number; visits: number; conversions: number; spend_sum: number; spend_sum_sq: number }
    >;
    effects: Record<string, Record<string, HillstromEffect>>;
  }) => {
    // Shares are taken as means of 0 and 1 there, with n − 1 in the variance.
    const summary = (arm: string, metric: string) => {
      const { n, visits, conversions, spend_sum, spend_sum_sq } = section.groups[arm]!;
      if (metric === "spend") return meanSummary({ n, sum: spend_sum, sumSquares: spend_sum_sq });
      const sum = metric === "visit" ? visits : conversions;
      return meanSummary({ n, sum, sumSquares: sum });
    };
    return Object.entries(section.effects).flatMap(([arm, metrics]) =>
      Object.entries(metrics).flatMap(([metric, x]) => {
        const name = `hillstrom ${arm} ${metric}`;
        const test = (difference: Difference) =>
          welchTest(summary("No E-Mail", metric), summary(arm, metric), { difference });
        return [
          ...result(`${name} absolute`, { ...x.absolute, pValue: x.welch_p }, () => test("absolute")),
          ...result(`${name} relative`, x.relative, () => test("relative")),
          list(`${name} t`, x.welch_t, () => test("absolute").statistic),
          list(
            `${name} sequential`,
            x.sequential_absolute_ci,
            () => sequentialTest(summary("No E-Mail", metric), summary(arm, metric)).interval,
          ),
        ];
      }),
    );
  },
};

interface HillstromEffect {
  absolute: Out;
  relative: Out;
  welch_t: number;
  welch_p: number;
  sequential_absolute_ci: [number, number];
}
