import { describe, expect, it } from "vitest";
import { near, nearAll } from "../../test/near.ts";
import { type Random, seededRandom } from "../random.ts";
import { regressionTree } from "./regressionTree.ts";
import { linearLearner, sLearner, tLearner, treeLearner } from "./upliftModels.ts";
import { upliftPermutationTest } from "./upliftPermutationTest.ts";
import {
  qiniCoefficient,
  qiniCurve,
  rankByScore,
  type Scored,
  upliftArea,
  upliftAtTop,
  upliftBands,
  upliftCurve,
  weightedAverageUplift,
} from "./upliftRanking.ts";

/** Half are treated; the treatment adds 0.2 to the rate where x > 0 and nothing elsewhere. */
function campaign(random: Random, n: number, effect = 0.2) {
  const x = Float64Array.from({ length: n }, () => random.normal());
  const noise = Float64Array.from({ length: n }, () => random.normal());
  const treatment = Uint8Array.from({ length: n }, () => random.below(2));
  const outcomes = Float64Array.from(x, (value, i) =>
    random.uniform() < 0.1 + (value > 0 && treatment[i] === 1 ? effect : 0) ? 1 : 0,
  );
  return { x, noise, treatment, outcomes };
}

const tiny: Scored = {
  outcomes: [1, 0, 1, 0, 1, 0],
  scores: [6, 5, 4, 3, 2, 1],
  treatment: [1, 0, 1, 0, 0, 1],
};

describe("curves", () => {
  it("are what the definitions say, by hand", () => {
    nearAll(qiniCurve(tiny).x, [0, 1, 2, 3, 4, 5, 6]);
    // treated sum − control sum · treated / control
    nearAll(qiniCurve(tiny).y, [0, 1, 1, 2, 2, 2 - 2 / 3, 2 - 1]);
    // (treated rate − control rate) · x
    nearAll(upliftCurve(tiny).y, [0, 1, 2, 3, 4, (1 - 1 / 3) * 5, (2 / 3 - 1 / 3) * 6]);
  });

  it("have one point per distinct score", () => {
    nearAll(qiniCurve({ ...tiny, scores: [2, 2, 2, 1, 1, 1] }).x, [0, 3, 6]);
  });

  it("put equal scores in reverse order of the table", () => {
    expect(Array.from(rankByScore({ ...tiny, scores: [1, 2, 1, 2, 1, 2] }))).toEqual([5, 3, 1, 4, 2, 0]);
  });
});

describe("coefficients", () => {
  const random = seededRandom(31);
  const { x, noise, treatment, outcomes } = campaign(random, 4000);

  it("are 1 for the best order, about 0 for a constant or random score, below 0 for the reverse", () => {
    const best = Float64Array.from(outcomes, (y, i) => (treatment[i] === 1 ? y : -y));
    near(qiniCoefficient({ outcomes, scores: best, treatment }), 1, 1e-12);
    near(qiniCoefficient({ outcomes, scores: new Float64Array(4000), treatment }), 0, 1e-12);
    expect(Math.abs(qiniCoefficient({ outcomes, scores: noise, treatment }))).toBeLessThan(0.08);
    const good = qiniCoefficient({ outcomes, scores: x, treatment });
    expect(good).toBeGreaterThan(0.1);
    expect(qiniCoefficient({ outcomes, scores: x.map((v) => -v), treatment })).toBeLessThan(-0.1);
    expect(upliftArea({ outcomes, scores: x, treatment })).toBeGreaterThan(0.05);
  });

  it("do not change when scores are stretched", () => {
    const scores = x.map((value) => Math.exp(value));
    near(
      qiniCoefficient({ outcomes, scores, treatment }),
      qiniCoefficient({ outcomes, scores: x, treatment }),
      1e-12,
    );
  });

  it("find the planted 0.2 at the top and nothing at the bottom", () => {
    const scored = { outcomes, scores: x, treatment };
    near(upliftAtTop(scored, 0.4), 0.2, 0.2);
    const bands = upliftBands(scored, 2);
    near(bands[0]!.uplift, 0.2, 0.2);
    expect(Math.abs(bands[1]!.uplift!)).toBeLessThan(0.04);
    expect(bands.reduce((sum, band) => sum + band.treated + band.control, 0)).toBe(4000);
    near(weightedAverageUplift(scored, 2), 0.1, 0.2);
  });

  it("say null where a group is empty, and refuse what is undefined", () => {
    const scored = { outcomes: [1, 0, 1, 0], scores: [4, 3, 2, 1], treatment: [1, 1, 0, 0] };
    expect(upliftAtTop(scored, 0.5)).toBeNull();
    expect(upliftBands(scored, 2)[0]!.uplift).toBeNull();
    expect(weightedAverageUplift(scored, 2)).toBeNull();
    expect(() => upliftAtTop(scored, 1)).toThrow(/k .*got 1/);
    expect(() => upliftBands(scored, 5)).toThrow(/at most 4, got 5/);
    expect(() => qiniCoefficient({ ...scored, outcomes: [0, 0, 0, 0] })).toThrow(/undefined/);
    expect(() => qiniCoefficient({ ...scored, treatment: [1, 1, 1, 1] })).toThrow(/4 treated of 4/);
    expect(() => qiniCoefficient({ ...scored, treatment: [1, 2, 0, 0] })).toThrow(/treatment\[1\].*2/);
    expect(() => qiniCoefficient({ ...scored, scores: [1, 2, 3] })).toThrow(/4 and 3/);
    expect(() => qiniCoefficient({ ...scored, scores: [1, 2, Number.NaN, 0] })).toThrow(/scores\[2\].*NaN/);
    expect(() => upliftArea({ ...scored, outcomes: [1, 0, 2, 0] })).toThrow(/0 or 1 for the AUUC, got 2/);
  });
});

describe("learners", () => {
  const random = seededRandom(7);
  const { x, noise, treatment, outcomes } = campaign(random, 6000, 0.3);
  const holdout = campaign(random, 6000, 0.3);

  it.each([
    ["T, linear", () => tLearner([x, noise], outcomes, treatment, linearLearner)],
    ["T, tree", () => tLearner([x, noise], outcomes, treatment, treeLearner())],
    ["S, linear", () => sLearner([x, noise], outcomes, treatment, linearLearner)],
    ["S, tree", () => sLearner([x, noise], outcomes, treatment, treeLearner())],
  ])("%s finds planted uplift in customers it has not seen", (_, fit) => {
    const scores = fit()([holdout.x, holdout.noise]);
    const result = upliftPermutationTest(
      { outcomes: holdout.outcomes, scores, treatment: holdout.treatment },
      { permutations: 99 },
    );
    expect(result.pValue).toBe(0.01);
    expect(result.qini).toBeGreaterThan(result.chance95);
  });

  it("S without interactions on a linear model gives everybody the same uplift", () => {
    const same = sLearner([x], outcomes, treatment, linearLearner, { interactions: false })([x]);
    near(Math.max(...same), Math.min(...same), 1e-9);
  });

  it("refuses a table of another width", () => {
    expect(() => tLearner([x, noise], outcomes, treatment)([x])).toThrow(/2 features, got 1/);
    expect(() => tLearner([x.subarray(1)], outcomes, treatment)).toThrow(
      /feature 0 has 5999 rows, needs 6000/,
    );
    const holes = x.map((value, i) => (i === 3 ? Number.NaN : value));
    expect(() => tLearner([x], outcomes, treatment, treeLearner())([holes])).toThrow(/feature 0\[3\].*NaN/);
  });
});

describe("upliftPermutationTest", () => {
  it("finds nothing in 20 campaigns without effect more often than alpha allows (seed 100)", () => {
    const random = seededRandom(100);
    let claimed = 0;
    for (let run = 0; run < 200; run++) {
      const { x, treatment, outcomes } = campaign(random, 300, 0);
      if (
        upliftPermutationTest({ outcomes, scores: x, treatment }, { permutations: 39, seed: run }).pValue <=
        0.05
      ) {
        claimed++;
      }
    }
    // 5 % of 200 is 10; three standard errors are 9.
    expect(claimed).toBeLessThan(20);
  });

  it("is not fooled by a score that predicts response but not uplift", () => {
    const random = seededRandom(5);
    const x = Float64Array.from({ length: 4000 }, () => random.uniform());
    const treatment = Uint8Array.from({ length: 4000 }, () => random.below(2));
    const outcomes = Float64Array.from(x, (value) => (random.uniform() < value * 0.5 ? 1 : 0));
    expect(
      upliftPermutationTest({ outcomes, scores: x, treatment }, { permutations: 199 }).pValue,
    ).toBeGreaterThan(0.05);
  });
});

describe("regressionTree", () => {
  it("splits where the step is, and nowhere in a constant", () => {
    const x = Float64Array.from({ length: 100 }, (_, i) => i);
    const step = x.map((value) => (value < 37 ? 1 : 5));
    const { predict, leaves } = regressionTree([x], step, { minLeaf: 5 });
    expect(leaves).toBe(2);
    expect(Array.from(predict([[36, 37, -100, 1000]]))).toEqual([1, 5, 1, 5]);
    expect(regressionTree([x], new Float64Array(100).fill(3), { minLeaf: 5 }).leaves).toBe(1);
  });

  it("keeps to its depth and leaf size", () => {
    const random = seededRandom(2);
    const x = Float64Array.from({ length: 1000 }, () => random.normal());
    const y = x.map((value) => value ** 2);
    expect(regressionTree([x], y, { maxDepth: 2, minLeaf: 10 }).leaves).toBe(4);
    expect(regressionTree([x], y, { minLeaf: 501 }).leaves).toBe(1);
    expect(() => regressionTree([x], y, { minLeaf: 0 })).toThrow(/minLeaf .*got 0/);
  });
});
