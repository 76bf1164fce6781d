import { ahp } from "../src/weighting/ahp.ts";
import { entropyWeights } from "../src/weighting/entropyWeights.ts";
import type { Direction } from "../src/weighting/matrix.ts";
import { nps } from "../src/weighting/nps.ts";
import { topsis } from "../src/weighting/topsis.ts";
import { list } from "./comparison.ts";

/** The sections on weighting and rating. */
export const weightingAnswers = {
  entropy_weight: ({
    cases,
  }: {
    cases: { matrix: number[][]; textbook_entropy: number[]; textbook_weights: number[] }[];
  }) =>
    cases.flatMap((x, i) => [
      list(`entropy ${i}`, x.textbook_entropy, () => entropyWeights(x.matrix).entropy),
      list(`entropy weights ${i}`, x.textbook_weights, () => entropyWeights(x.matrix).weights),
    ]),
  topsis: ({
    cases,
  }: {
    cases: {
      matrix: number[][];
      weights?: number[];
      sign?: Direction[];
      note?: string;
      published?: number[];
      computed?: number[];
    }[];
  }) =>
    cases.map((x, i) => {
      const options = {
        ...(x.weights ? { weights: x.weights } : {}),
        ...(x.sign ? { directions: x.sign } : {}),
        ...(/no scaling/.test(x.note ?? "") ? { scaling: "none" as const } : {}),
      };
      const closeness = () => topsis(x.matrix, options).closeness;
      // Published with four or eight decimals, computed with all.
      if (x.computed) return list(`topsis ${i}`, x.computed, closeness);
      return list(`topsis ${i}`, x.published, closeness, 1e-7, true);
    }),
  ahp: ({
    cases,
  }: {
    cases: Record<
      string,
      {
        m: number[][];
        lambda_max: number;
        CI: number;
        CR: number;
        weights_eigen: number[];
        weights_geometric: number[];
        CR_geometric: number;
      }
    >;
  }) =>
    Object.entries(cases).flatMap(([name, x]) => [
      list(`ahp ${name} weights`, x.weights_eigen, () => ahp(x.m).weights),
      list(`ahp ${name} λ, CI, CR`, [x.lambda_max, x.CI, x.CR], () => {
        const { lambdaMax, consistencyIndex, consistencyRatio } = ahp(x.m);
        return [lambdaMax, consistencyIndex, consistencyRatio];
      }),
      list(`ahp ${name} geometric`, x.weights_geometric, () => ahp(x.m, { method: "geometric" }).weights),
      list(
        `ahp ${name} CR geometric`,
        x.CR_geometric,
        () => ahp(x.m, { method: "geometric" }).consistencyRatio,
      ),
    ]),
  nps: ({
    cases,
  }: {
    cases: {
      promoters: number;
      passives: number;
      detractors: number;
      nps: number;
      se: number;
      ci95: [number, number];
    }[];
  }) =>
    cases.map((x) =>
      list(`nps ${x.promoters}/${x.passives}/${x.detractors}`, [x.nps, x.se, ...x.ci95], () => {
        const { nps: score, standardError, interval } = nps(x);
        return [score, standardError, ...interval];
      }),
    ),
};
