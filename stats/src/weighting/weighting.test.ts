import { describe, expect, it } from "vitest";
import { near, nearAll } from "../../test/near.ts";
import { reference } from "../../test/reference.ts";
import { ahp } from "./ahp.ts";
import { criticWeights } from "./criticWeights.ts";
import { entropyWeights } from "./entropyWeights.ts";
import type { Direction } from "./matrix.ts";
import { nps, recommendations } from "./nps.ts";
import { rankStability } from "./rankStability.ts";
import { rankDescending, topsis } from "./topsis.ts";

interface AhpCase {
  m: number[][];
  lambda_max: number;
  weights_eigen: number[];
  CI: number;
  CR: number;
  weights_geometric: number[];
  CR_geometric: number;
}
const published = reference<{
  ahp: { cases: Record<string, AhpCase> };
  entropy_weight: { cases: { matrix: number[][]; textbook_entropy: number[]; textbook_weights: number[] }[] };
  topsis: {
    cases: {
      matrix: number[][];
      weights?: number[];
      sign?: Direction[];
      published?: number[];
      computed?: number[];
    }[];
  };
  nps: {
    cases: {
      promoters: number;
      passives: number;
      detractors: number;
      nps: number;
      se: number;
      ci95: number[];
    }[];
  };
}>("weighting.json");

describe("ahp", () => {
  it.each(Object.entries(published.ahp.cases))("%s", (_, x) => {
    const eigen = ahp(x.m);
    nearAll(eigen.weights, x.weights_eigen);
    near(eigen.lambdaMax, x.lambda_max);
    near(eigen.consistencyIndex, x.CI);
    near(eigen.consistencyRatio, x.CR);
    expect(eigen.acceptable).toBe(x.CR < 0.1);
    const geometric = ahp(x.m, { method: "geometric" });
    nearAll(geometric.weights, x.weights_geometric);
    near(geometric.consistencyRatio, x.CR_geometric);
  });

  it("finds perfectly consistent judgements consistent", () => {
    const w = [0.5, 0.3, 0.15, 0.05];
    const result = ahp(w.map((a) => w.map((b) => a / b)));
    nearAll(result.weights, w, 1e-13);
    near(result.lambdaMax, 4, 1e-13);
    expect(result.consistencyRatio).toBeLessThan(1e-13);
  });

  it("points at the judgement that contradicts the others", () => {
    const w = [8, 4, 2, 1];
    const judgements = w.map((a) => w.map((b) => a / b));
    judgements[1]![3] = 1 / 4;
    judgements[3]![1] = 4;
    const { worst, acceptable } = ahp(judgements);
    expect(acceptable).toBe(false);
    expect([worst?.row, worst?.column, worst?.given]).toEqual([1, 3, 0.25]);
    expect(worst?.implied).toBeGreaterThan(0.5);
  });

  it("takes one and two criteria, which cannot contradict each other", () => {
    expect(ahp([[1]]).weights).toEqual([1]);
    const two = ahp([
      [1, 4],
      [0.25, 1],
    ]);
    nearAll(two.weights, [0.8, 0.2], 1e-14);
    expect([two.consistencyRatio, two.worst]).toEqual([0, null]);
  });

  it("refuses tables that are not reciprocal, square or positive", () => {
    expect(() =>
      ahp([
        [1, 2],
        [2, 1],
      ]),
    ).toThrow(/2 × 2/);
    expect(() => ahp([[1, 2]])).toThrow(/row 0 has 2/);
    expect(() =>
      ahp([
        [1, 0],
        [0, 1],
      ]),
    ).toThrow(/\[0\]\[1\].*got 0/);
    expect(() => ahp([[2]])).toThrow(/2 × 2/);
    expect(() => ahp([])).toThrow(/got 0/);
  });
});

describe("entropyWeights", () => {
  it.each(published.entropy_weight.cases)("case %#", (x) => {
    const { weights, entropy } = entropyWeights(x.matrix);
    nearAll(entropy, x.textbook_entropy);
    nearAll(weights, x.textbook_weights);
  });

  it("counts 0·ln 0 as 0", () => {
    const { entropy, weights } = entropyWeights([
      [0, 1],
      [5, 1],
    ]);
    nearAll(entropy, [0, 1], 1e-15);
    nearAll(weights, [1, 0], 1e-15);
  });

  it("refuses what has no entropy", () => {
    expect(() => entropyWeights([[1, 2]])).toThrow(/2 alternatives, got 1/);
    expect(() =>
      entropyWeights([
        [1, -2],
        [1, 3],
      ]),
    ).toThrow(/\[0\]\[1\] = -2/);
    expect(() =>
      entropyWeights([
        [0, 2],
        [0, 3],
      ]),
    ).toThrow(/criterion 0 is 0/);
    expect(() =>
      entropyWeights([
        [1, 2],
        [1, 2],
      ]),
    ).toThrow(/no criterion differs/);
    expect(() => entropyWeights([[1, 2], [1]])).toThrow(/row 1 has 1/);
  });
});

describe("criticWeights", () => {
  it("reproduces Diakoulaki, Mavrotas & Papayannakis 1995 (pharmaceutical firms)", () => {
    const matrix = [
      [61, 1.08, 4.33],
      [20.7, 0.26, 4.34],
      [16.3, 1.98, 2.53],
      [9, 3.29, 1.65],
      [5.4, 2.77, 2.33],
      [4, 4.12, 1.21],
      [-6.1, 3.52, 2.1],
      [-34.6, 3.31, 0.98],
    ];
    const { weights } = criticWeights(matrix);
    nearAll(weights, [0.20222554, 0.48090173, 0.31687273], 1e-7);
  });

  it("gives a criterion that is the same for all no weight", () => {
    const { weights } = criticWeights([
      [1, 7, 3],
      [2, 7, 1],
      [4, 7, 2],
    ]);
    expect(weights[1]).toBe(0);
    near(weights[0]! + weights[2]!, 1, 1e-14);
  });

  it("turns correlations round with the direction", () => {
    const matrix = [
      [1, 9],
      [2, 5],
      [4, 6],
    ];
    const more = criticWeights(matrix).correlation[0]![1]!;
    near(criticWeights(matrix, { directions: [1, -1] }).correlation[0]![1], -more, 1e-14);
  });

  it("refuses criteria that all move together", () => {
    expect(() =>
      criticWeights([
        [1, 2],
        [2, 4],
        [3, 6],
      ]),
    ).toThrow(/move together/);
    expect(() =>
      criticWeights(
        [
          [1, 2],
          [1, 2],
        ],
        { directions: [1] },
      ),
    ).toThrow(/2 directions, got 1/);
  });
});

describe("topsis", () => {
  it.each(published.topsis.cases)("case %#", (x) => {
    const { closeness } = topsis(x.matrix, {
      ...(x.weights ? { weights: x.weights } : { scaling: "none" as const }),
      ...(x.sign ? { directions: x.sign } : {}),
    });
    if (x.computed) nearAll(closeness, x.computed);
    // Printed with four or eight decimals.
    else nearAll(closeness, x.published!, 1e-7);
  });

  it("shares the better rank between equals", () => {
    expect(rankDescending([3, 9, 9, 1])).toEqual([3, 1, 1, 4]);
  });

  it("refuses alternatives that are all the same, and weights that are not weights", () => {
    expect(() =>
      topsis([
        [1, 2],
        [1, 2],
      ]),
    ).toThrow(/all alternatives are the same/);
    expect(() =>
      topsis(
        [
          [1, 2],
          [2, 1],
        ],
        { weights: [1, -1] },
      ),
    ).toThrow(/weights\[1\].*-1/);
    expect(() =>
      topsis(
        [
          [1, 2],
          [2, 1],
        ],
        { weights: [0, 0] },
      ),
    ).toThrow(/sum to 0/);
    expect(() =>
      topsis([
        [1, Number.NaN],
        [2, 1],
      ]),
    ).toThrow(/\[0\]\[1\].*NaN/);
  });
});

describe("rankStability", () => {
  const matrix = [
    [9, 1],
    [1, 9],
    [4, 4],
  ];
  const score = (weights: number[]) => topsis(matrix, { weights }).closeness;

  it("finds where the winner changes: two criteria tip at equal weights", () => {
    const { tippingFactor, rank } = rankStability(score, [0.6, 0.4]);
    expect(rank[0]).toBe(1);
    near(tippingFactor[0], 0.4 / 0.6, 1e-6);
    near(tippingFactor[1], 0.6 / 0.4, 1e-6);
  });

  it("is certain where one alternative is best at everything", () => {
    const dominated = (weights: number[]) =>
      topsis(
        [
          [9, 9],
          [1, 2],
          [2, 1],
        ],
        { weights },
      ).closeness;
    const result = rankStability(dominated, [1, 1], { draws: 200 });
    expect(result.winnerHolds).toBe(1);
    expect(result.tippingFactor).toEqual([null, null]);
    expect(result.rankShare[0]).toEqual([1, 0, 0]);
  });

  it("gives the same answer for the same seed, and shares that sum to 1", () => {
    const once = rankStability(score, [0.55, 0.45], { draws: 300, seed: 9 });
    expect(rankStability(score, [0.55, 0.45], { draws: 300, seed: 9 })).toEqual(once);
    for (const row of once.rankShare)
      near(
        row.reduce((a, b) => a + b, 0),
        1,
        1e-12,
      );
    expect(once.winnerHolds).toBeGreaterThan(0.6);
    expect(once.winnerHolds).toBeLessThan(0.95);
  });
});

describe("nps", () => {
  it.each(published.nps.cases)("$promoters / $passives / $detractors", (x) => {
    const result = nps(x);
    near(result.nps, x.nps);
    near(result.standardError, x.se);
    nearAll(result.interval, x.ci95);
  });

  it("counts scores from 0 to 10", () => {
    expect(recommendations([10, 9, 8, 7, 6, 0])).toEqual({ promoters: 2, passives: 2, detractors: 2 });
    expect(() => recommendations([5, 11])).toThrow(/scores\[1\].*got 11/);
    expect(() => recommendations([7.5])).toThrow(/got 7\.5/);
  });

  it("keeps a width for unanimous answers when adjusted, inside ±100", () => {
    const all = { promoters: 12, passives: 0, detractors: 0 };
    expect(nps(all).interval).toEqual([100, 100]);
    const { nps: score, interval } = nps(all, { method: "adjusted" });
    expect(score).toBe(100);
    expect(interval[0]).toBeLessThan(80);
    expect(interval[1]).toBeLessThanOrEqual(100);
  });

  it("refuses no answers and half answers", () => {
    expect(() => nps({ promoters: 0, passives: 0, detractors: 0 })).toThrow(/at least 1 answer/);
    expect(() => nps({ promoters: 0.5, passives: 0, detractors: 0 })).toThrow(/promoters .*0\.5/);
  });
});

describe("nps of a published survey", () => {
  interface Counted {
    n: number;
    promoters_9_10: number;
    passives_7_8: number;
    detractors_0_6: number;
    nps: number;
  }
  const { airlinesat_nps: survey } = reference<{
    airlinesat_nps: {
      overall: Counted;
      by_status: Record<string, Counted>;
      by_class: Record<string, Counted>;
      by_purpose: Record<string, Counted>;
      score_dist: Record<string, number>;
    };
  }>("observed.json");
  const groups = { all: survey.overall, ...survey.by_status, ...survey.by_class, ...survey.by_purpose };

  it.each(Object.entries(groups))("%s", (_, x) => {
    const counts = { promoters: x.promoters_9_10, passives: x.passives_7_8, detractors: x.detractors_0_6 };
    const result = nps(counts);
    expect(result.n).toBe(x.n);
    // Published to eight decimals.
    near(result.nps, x.nps, 1e-8);
  });

  it("from the scores themselves", () => {
    const scores = Object.entries(survey.score_dist).flatMap(([score, n]) =>
      Array.from({ length: n }, () => Number(score)),
    );
    near(nps(recommendations(scores)).nps, survey.overall.nps, 1e-8);
  });
});
