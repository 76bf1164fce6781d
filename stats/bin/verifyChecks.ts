import { adjustPValues } from "../src/experiment/adjustPValues.ts";
import { cuped, prePostMoments } from "../src/experiment/cuped.ts";
import { posteriorDifference } from "../src/experiment/posteriorDifference.ts";
import { wilsonInterval } from "../src/experiment/proportionInterval.ts";
import { proportionTest } from "../src/experiment/proportionTest.ts";
import { ratioSummary } from "../src/experiment/ratioSummary.ts";
import { sampleRatioMismatch } from "../src/experiment/sampleRatioMismatch.ts";
import { sequentialTest } from "../src/experiment/sequentialTest.ts";
import { stratifiedTest } from "../src/experiment/stratifiedTest.ts";
import {
  type GroupSummary,
  meanSummary,
  proportionSummary,
  sampleSummary,
} from "../src/experiment/summary.ts";
import { upliftPermutationTest } from "../src/experiment/upliftPermutationTest.ts";
import { welchTest } from "../src/experiment/welchTest.ts";
import type { Random } from "../src/random.ts";
import { kaplanMeier } from "../src/survival/kaplanMeier.ts";
import { logRank } from "../src/survival/logRank.ts";
import { nps } from "../src/weighting/nps.ts";

/** One simulated experiment: true when the event that is counted happened. */
export interface Check {
  readonly name: string;
  /** Shares allowed: [at least, at most]. */
  readonly allowed: readonly [number, number];
  readonly run: (random: Random) => boolean;
}

const draw = (n: number, one: () => number): Float64Array => Float64Array.from({ length: n }, one);

/** Spend per customer: seven in ten buy nothing, the others a log-normal amount. */
const spend = (random: Random) => () => (random.uniform() < 0.7 ? 0 : Math.exp(3 + 0.8 * random.normal()));
const MEAN_SPEND = 0.3 * Math.exp(3 + 0.8 ** 2 / 2);

const successes = (random: Random, n: number, p: number): number => {
  let count = 0;
  for (let i = 0; i < n; i++) if (random.uniform() < p) count++;
  return count;
};

const inside = ([low, high]: readonly [number, number], truth: number): boolean =>
  low <= truth && truth <= high;

/** Orders per visit: customers differ in how much they visit and in how readily they order. */
function ratioGroup(random: Random, n: number): GroupSummary {
  const sums = { m: 0, mm: 0, d: 0, dd: 0, md: 0 };
  for (let i = 0; i < n; i++) {
    const d = 1 + random.below(6);
    const m = d * Math.exp(0.4 * random.normal());
    sums.m += m;
    sums.mm += m * m;
    sums.d += d;
    sums.dd += d * d;
    sums.md += m * d;
  }
  return ratioSummary({
    numerator: { n, sum: sums.m, sumSquares: sums.mm },
    denominator: { n, sum: sums.d, sumSquares: sums.dd },
    sumProducts: sums.md,
  });
}

/** Spend before and after of one group, correlated. */
function prePost(random: Random, n: number, lift = 0) {
  const pre = draw(n, () => 20 + 5 * random.normal());
  return prePostMoments(
    pre.map((x) => 4 + 0.8 * x + 3 * random.normal() + lift),
    pre,
  );
}

const FIVE: readonly [number, number] = [0.0455, 0.0545];
const COVERED: readonly [number, number] = [0.94, 0.96];

/** No difference exists; the event is a claim that one does. */
export const falsePositives: readonly Check[] = [
  {
    name: "Welch on spend, absolute",
    allowed: FIVE,
    run: (random) =>
      welchTest(sampleSummary(draw(800, spend(random))), sampleSummary(draw(800, spend(random)))).pValue <
      0.05,
  },
  {
    name: "Welch on normal data, 20 against 35 units",
    allowed: FIVE,
    run: (random) => {
      const wide = () => 3 * random.normal();
      return welchTest(sampleSummary(draw(20, wide)), sampleSummary(draw(35, random.normal))).pValue < 0.05;
    },
  },
  {
    name: "Welch on normal data, one-sided",
    allowed: FIVE,
    run: (random) =>
      welchTest(sampleSummary(draw(50, random.normal)), sampleSummary(draw(50, random.normal)), {
        tail: "greater",
      }).pValue < 0.05,
  },
  {
    name: "pooled z on a share of 20 %",
    allowed: FIVE,
    run: (random) =>
      proportionTest(
        { successes: successes(random, 1000, 0.2), n: 1000 },
        { successes: successes(random, 1000, 0.2), n: 1000 },
      ).pValue < 0.05,
  },
  {
    name: "ratio metric by the delta method",
    allowed: FIVE,
    run: (random) => welchTest(ratioGroup(random, 500), ratioGroup(random, 500)).pValue < 0.05,
  },
  {
    name: "CUPED",
    allowed: FIVE,
    run: (random) => {
      const { control, treatment } = cuped(prePost(random, 300), prePost(random, 300));
      return welchTest(control, treatment).pValue < 0.05;
    },
  },
  {
    name: "post-stratified, three strata",
    allowed: FIVE,
    run: (random) => stratifiedTest(strata(random, 0)).pValue < 0.05,
  },
  {
    name: "sample ratio, at p < 0.05",
    allowed: FIVE,
    run: (random) => {
      const treated = successes(random, 5000, 0.4);
      return sampleRatioMismatch([5000 - treated, treated], [0.6, 0.4]).pValue < 0.05;
    },
  },
  {
    name: "log-rank, a third censored",
    allowed: FIVE,
    run: (random) => logRank([durations(random, 150), durations(random, 150)]).pValue < 0.05,
  },
  {
    name: "Holm over ten metrics, at least one claim",
    allowed: [0.04, 0.0545],
    run: (random) => {
      const p = Array.from(
        { length: 10 },
        () =>
          welchTest(sampleSummary(draw(60, random.normal)), sampleSummary(draw(60, random.normal))).pValue,
      );
      return adjustPValues(p, "holm").some((value) => value < 0.05);
    },
  },
];

/** Too slow for ten thousand runs of each: a tenth of the runs, and a range to match. */
export const slowFalsePositives: readonly Check[] = [
  {
    name: "uplift by permutation, no effect",
    allowed: [0.03, 0.07],
    run: (random) => {
      const outcomes = draw(200, () => (random.uniform() < 0.2 ? 1 : 0));
      const scores = draw(200, random.normal);
      const treatment = Uint8Array.from({ length: 200 }, () => random.below(2));
      const options = { permutations: 99, seed: random.below(2 ** 31) };
      return upliftPermutationTest({ outcomes, scores, treatment }, options).pValue <= 0.05;
    },
  },
];

function strata(random: Random, effect: number) {
  const groups: number[][][] = [0, 1, 2].map(() => [[], []]);
  for (let i = 0; i < 600; i++) {
    const stratum = random.below(3);
    const arm = random.below(2);
    groups[stratum]![arm]!.push(8 * stratum + effect * arm + random.normal());
  }
  return groups.map(([a, b]) => ({ control: sampleSummary(a!), treatment: sampleSummary(b!) }));
}

/** Exponential durations of mean 1, censored at an exponential time of mean 2. */
function durations(random: Random, n: number) {
  const times: number[] = [];
  const events: number[] = [];
  for (let i = 0; i < n; i++) {
    const event = -Math.log(1 - random.uniform());
    const end = -2 * Math.log(1 - random.uniform());
    times.push(Math.min(event, end));
    events.push(event <= end ? 1 : 0);
  }
  return { times, events };
}

/** A difference exists and is known; the event is that the interval holds it. */
export const coverage: readonly Check[] = [
  {
    name: "Welch, absolute",
    allowed: COVERED,
    run: (random) => {
      const treated = spend(random);
      const b = sampleSummary(draw(800, () => 1.2 * treated()));
      return inside(welchTest(sampleSummary(draw(800, spend(random))), b).interval, 0.2 * MEAN_SPEND);
    },
  },
  {
    name: "Welch, relative",
    allowed: COVERED,
    run: (random) => {
      const treated = spend(random);
      const b = sampleSummary(draw(800, () => 1.2 * treated()));
      const a = sampleSummary(draw(800, spend(random)));
      return inside(welchTest(a, b, { difference: "relative" }).interval, 0.2);
    },
  },
  {
    name: "CUPED, relative",
    allowed: COVERED,
    run: (random) => {
      const { control, treatment } = cuped(prePost(random, 300), prePost(random, 300, 2));
      return inside(welchTest(control, treatment, { difference: "relative" }).interval, 2 / 20);
    },
  },
  {
    name: "Wilson, 8 % of 200",
    allowed: COVERED,
    run: (random) => inside(wilsonInterval(successes(random, 200, 0.08), 200), 0.08),
  },
  {
    name: "Newcombe, 10 % against 16 % of 150",
    allowed: COVERED,
    run: (random) => {
      const a = { successes: successes(random, 150, 0.1), n: 150 };
      const b = { successes: successes(random, 150, 0.16), n: 150 };
      return inside(proportionTest(a, b).newcombe, 0.06);
    },
  },
  {
    name: "post-stratified",
    allowed: COVERED,
    run: (random) => inside(stratifiedTest(strata(random, 0.5)).interval, 0.5),
  },
  {
    name: "posterior, effects drawn from the prior",
    allowed: COVERED,
    run: (random) => {
      const prior = { mean: 0.1, standardDeviation: 0.3 };
      const truth = prior.mean + prior.standardDeviation * random.normal();
      const a = sampleSummary(draw(100, random.normal));
      const b = sampleSummary(draw(100, () => truth + random.normal()));
      return inside(posteriorDifference(a, b, { prior }).interval, truth);
    },
  },
  {
    name: "net promoter score, 400 answers",
    allowed: COVERED,
    run: (random) => {
      const counts = { promoters: 0, passives: 0, detractors: 0 };
      for (let i = 0; i < 400; i++) {
        const u = random.uniform();
        if (u < 0.45) counts.promoters++;
        else if (u < 0.8) counts.passives++;
        else counts.detractors++;
      }
      return inside(nps(counts).interval, 25);
    },
  },
  {
    name: "Kaplan–Meier at the true median",
    allowed: COVERED,
    run: (random) => {
      const curve = kaplanMeier(durations(random, 200));
      const row = curve.time.findLastIndex((time) => time <= Math.LN2);
      return inside([curve.lower[row]!, curve.upper[row]!], 0.5);
    },
  },
];

/** Fifty looks at growing data without a difference; the event is that any look claims one. */
export const LOOKS = 50;

function peek(
  claims: (control: GroupSummary, treatment: GroupSummary) => boolean,
  one: () => number,
  step: number,
) {
  const empty = () => ({ n: 0, sum: 0, sumSquares: 0 });
  const sums: [ReturnType<typeof empty>, ReturnType<typeof empty>] = [empty(), empty()];
  for (let look = 0; look < LOOKS; look++) {
    for (const group of sums) {
      for (let i = 0; i < step; i++) {
        const value = one();
        group.n++;
        group.sum += value;
        group.sumSquares += value * value;
      }
    }
    if (claims(meanSummary(sums[0]), meanSummary(sums[1]))) return true;
  }
  return false;
}

export const peeking: readonly Check[] = [
  {
    name: `Welch, stopped at the first p < 0.05 of ${LOOKS} looks (theory 0.32)`,
    allowed: [0.3, 0.34],
    run: (random) => peek((a, b) => welchTest(a, b).pValue < 0.05, random.normal, 40),
  },
  {
    name: `sequential interval, ${LOOKS} looks`,
    allowed: [0, 0.05],
    run: (random) => peek((a, b) => !inside(sequentialTest(a, b).interval, 0), random.normal, 40),
  },
  {
    name: `sequential p-value, ${LOOKS} looks, tuned to the end`,
    allowed: [0, 0.05],
    run: (random) => peek((a, b) => sequentialTest(a, b, { tuning: 4000 }).pValue < 0.05, random.normal, 40),
  },
  {
    name: `sequential one-sided, ${LOOKS} looks`,
    allowed: [0, 0.05],
    run: (random) =>
      peek((a, b) => sequentialTest(a, b, { tail: "greater" }).interval[0] > 0, random.normal, 40),
  },
  {
    name: `sequential interval on a share of 10 %, ${LOOKS} looks`,
    allowed: [0, 0.05],
    run: (random) => {
      const counts = [0, 0];
      for (let look = 1; look <= LOOKS; look++) {
        counts[0]! += successes(random, 100, 0.1);
        counts[1]! += successes(random, 100, 0.1);
        const [a, b] = counts.map((x) => proportionSummary({ n: 100 * look, successes: x })) as [
          GroupSummary,
          GroupSummary,
        ];
        if (a.variance + b.variance > 0 && !inside(sequentialTest(a, b).interval, 0)) return true;
      }
      return false;
    },
  },
];
