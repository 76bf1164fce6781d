import { describe, expect, it } from "vitest";
import type { GroupSummary } from "./index.ts";
import * as stats from "./index.ts";
import { seededRandom } from "./random.ts";

const HOSTILE = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -1,
  0,
  -0,
  0.5,
  1,
  2,
  3,
  10,
  1000,
  5e-324,
  1e-300,
  1e300,
  Number.MAX_VALUE,
  2 ** 53,
];
const SEED = 99;
const ROUNDS = 3000;

/** Every number inside an answer, however deep. */
function* numbers(value: unknown): Generator<number> {
  if (typeof value === "number") yield value;
  else if (ArrayBuffer.isView(value)) yield* Array.from(value as Float64Array);
  else if (Array.isArray(value)) for (const part of value) yield* numbers(part);
  else if (value !== null && typeof value === "object")
    for (const part of Object.values(value)) yield* numbers(part);
}

const random = seededRandom(SEED);
const one = () => HOSTILE[random.below(HOSTILE.length)]!;
const some = (n: number) => Array.from({ length: n }, one);
const group = (): GroupSummary => ({ n: one(), mean: one(), variance: one() });
const moments = () => ({ n: one(), sum: one(), sumSquares: one() });
const share = () => ({ successes: one(), n: one() });
const pick = <T>(...values: T[]): T => values[random.below(values.length)]!;
const tail = () => pick("two-sided", "greater", "less" as const) as "two-sided" | "greater" | "less";
const difference = () => pick("absolute", "relative") as "absolute" | "relative";
const bgbb = () => ({ alpha: one(), beta: one(), gamma: one(), delta: one() });
const small = () => pick(0, 1, 2, 5, 17, -1, 0.5, Number.NaN);

const calls: Record<string, () => unknown> = {
  welchTest: () =>
    stats.welchTest(group(), group(), { difference: difference(), tail: tail(), alpha: one() }),
  "welchTest, honest alpha": () =>
    stats.welchTest(group(), group(), { difference: difference(), tail: tail() }),
  sequentialTest: () =>
    stats.sequentialTest(group(), group(), { difference: difference(), tail: tail(), tuning: one() }),
  posteriorDifference: () =>
    stats.posteriorDifference(group(), group(), { prior: { mean: one(), standardDeviation: one() } }),
  stratifiedTest: () => stats.stratifiedTest([{ control: group(), treatment: group(), weight: one() }]),
  "stratifiedTest, post": () =>
    stats.stratifiedTest([
      { control: group(), treatment: group() },
      { control: group(), treatment: group() },
    ]),
  meanSummary: () => stats.meanSummary(moments()),
  sampleSummary: () => stats.sampleSummary(some(random.below(5))),
  ratioSummary: () =>
    stats.ratioSummary({ numerator: moments(), denominator: moments(), sumProducts: one() }),
  cuped: () =>
    stats.cuped(
      { post: moments(), pre: moments(), sumProducts: one() },
      { post: moments(), pre: moments(), sumProducts: one() },
    ),
  wilsonInterval: () => stats.wilsonInterval(one(), one(), pick(0.05, one())),
  waldInterval: () => stats.waldInterval(one(), one()),
  fisherTest: () => stats.fisherTest(share(), share()),
  proportionTest: () => stats.proportionTest(share(), share(), { tail: tail() }),
  sampleRatioMismatch: () => stats.sampleRatioMismatch(some(3), some(3)),
  proportionSampleSize: () =>
    stats.proportionSampleSize({ control: one(), treatment: one() }, { power: one() }),
  proportionMde: () => stats.proportionMde(one(), one(), { tail: tail() }),
  adjustPValues: () =>
    stats.adjustPValues(some(4), pick("holm", "bh", "by", "sidak", "hochberg", "bonferroni")),
  bucketRanges: () => stats.bucketRanges(pick(1, 2, 5, one() % 100), one(), pick(null, some(2))),
  assign: () => stats.assign("u", { experiment: "e", weights: some(2), coverage: one() }),
  differenceInDifferences: () =>
    stats.differenceInDifferences({
      controlBefore: group(),
      controlAfter: group(),
      treatedBefore: group(),
      treatedAfter: group(),
    }),
  syntheticControl: () =>
    stats.syntheticControl(
      { outcomes: Float64Array.from(some(12)), units: 3, periods: 4 },
      { treated: small(), firstTreated: small() },
    ),
  qiniCoefficient: () =>
    stats.qiniCoefficient({
      outcomes: some(6),
      scores: some(6),
      treatment: Array.from({ length: 6 }, () => pick(0, 1, one())),
    }),
  tLearner: () =>
    stats.tLearner(
      [some(6)],
      some(6),
      Array.from({ length: 6 }, () => pick(0, 1)),
    )([some(3)]),
  ahp: () => stats.ahp([some(2), some(2)]),
  entropyWeights: () => stats.entropyWeights([some(2), some(2), some(2)]),
  criticWeights: () => stats.criticWeights([some(2), some(2), some(2)]),
  topsis: () => stats.topsis([some(2), some(2)], { weights: some(2) }),
  nps: () =>
    stats.nps({ promoters: one(), passives: one(), detractors: one() }, { method: pick("wald", "adjusted") }),
  kaplanMeier: () =>
    stats.kaplanMeier({ times: some(5), events: Array.from({ length: 5 }, () => pick(0, 1, one())) }),
  kMeans: () => stats.kMeans({ values: Float64Array.from(some(6)), columns: 2 }, { k: small(), restarts: 2 }),
  bgBbLogLikelihood: () => stats.bgBbLogLikelihood(bgbb(), { x: small(), tx: small(), n: small() }),
  bgBbPAlive: () => stats.bgBbPAlive(bgbb(), { x: small(), tx: small(), n: small() }),
  bgBbExpectedTransactions: () =>
    stats.bgBbExpectedTransactions(bgbb(), { x: small(), tx: small(), n: small() }, small()),
  sbgSurvival: () => stats.sbgSurvival({ alpha: one(), beta: one() }, small()),
  sbgDerl: () => stats.sbgDerl({ alpha: pick(0.5, 1, 3), beta: pick(0.5, 1, 3) }, small(), one()),
  bdwPmf: () =>
    stats.bdwPmf({ alpha: pick(0.5, 3, one()), beta: pick(0.5, 3, one()), c: pick(0.5, 1, 2) }, small()),
  fitShiftedBetaGeometric: () => stats.fitShiftedBetaGeometric([some(3)]).params,
};

describe(`hostile input is refused in words or answered with numbers (seed ${SEED}, ${ROUNDS} rounds)`, () => {
  it.each(Object.entries(calls))("%s", (name, call) => {
    let answered = 0;
    let refused = 0;
    for (let round = 0; round < (name.startsWith("fit") ? 200 : ROUNDS); round++) {
      let answer: unknown;
      try {
        answer = call();
      } catch (problem) {
        expect(problem, String(problem)).toBeInstanceOf(RangeError);
        expect((problem as RangeError).message.length).toBeGreaterThan(10);
        refused++;
        continue;
      }
      for (const value of numbers(answer)) {
        if (Number.isNaN(value)) expect.fail(`NaN in ${JSON.stringify(answer)}`);
      }
      answered++;
    }
    expect(answered + refused).toBeGreaterThan(0);
    expect(refused).toBeGreaterThan(0);
  });
});
