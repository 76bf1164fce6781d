import { describe, expect, it } from "vitest";
import { near } from "../../test/near.ts";
import { seededRandom } from "../random.ts";
import { stratifiedTest } from "./stratifiedTest.ts";
import { sampleSummary } from "./summary.ts";

const small = [
  { control: { n: 40, mean: 10, variance: 9 }, treatment: { n: 60, mean: 11, variance: 16 } },
  { control: { n: 30, mean: 20, variance: 4 }, treatment: { n: 20, mean: 20.5, variance: 5 } },
];

describe("stratifiedTest", () => {
  it("with known shares is the weighted sum, by hand", () => {
    const result = stratifiedTest(small.map((stratum, k) => ({ ...stratum, weight: k === 0 ? 3 : 1 })));
    near(result.estimate, 0.75 * 1 + 0.25 * 0.5, 1e-14);
    const variance = 0.75 ** 2 * (9 / 40 + 16 / 60) + 0.25 ** 2 * (4 / 30 + 5 / 20);
    near(result.standardError, Math.sqrt(variance), 1e-14);
  });

  it("with the shares of the sample adds their uncertainty, by hand", () => {
    const result = stratifiedTest(small);
    const w = [100 / 150, 50 / 150];
    const d = w[0]! * 1 + w[1]! * 0.5;
    near(result.estimate, d, 1e-14);
    const within = w[0]! ** 2 * (9 / 40 + 16 / 60) + w[1]! ** 2 * (4 / 30 + 5 / 20);
    const between = (w[0]! * (1 - d) ** 2 + w[1]! * (0.5 - d) ** 2) / 150;
    near(result.standardError, Math.sqrt(within + between), 1e-14);
  });

  it("gives the relative difference over the weighted control mean, with a delta-method error", () => {
    const weighted = small.map((stratum) => ({ ...stratum, weight: 1 }));
    const { estimate, standardError } = stratifiedTest(weighted, { difference: "relative" });
    near(estimate, 0.75 / 15, 1e-14);
    const a = 0.25 * (9 / 40 + 4 / 30);
    const b = 0.25 * (16 / 60 + 5 / 20);
    near(standardError, Math.sqrt(b + a * 1.05 ** 2) / 15, 1e-12);
  });

  it("takes out chance imbalance that would look like an effect", () => {
    // Stratum 2 spends ten times as much and is over-represented in the treatment; no effect anywhere.
    const random = seededRandom(4);
    const draw = (n: number, mean: number) =>
      sampleSummary(Array.from({ length: n }, () => mean + random.normal()));
    const result = stratifiedTest([
      { control: draw(700, 1), treatment: draw(500, 1) },
      { control: draw(300, 10), treatment: draw(500, 10) },
    ]);
    expect(Math.abs(result.statistic)).toBeLessThan(3);
    expect(result.varianceRatio).toBeLessThan(0.2);
  });

  it("reports normal coverage at 95 % (2,000 draws, seed 11)", () => {
    const random = seededRandom(11);
    let covered = 0;
    for (let run = 0; run < 2000; run++) {
      const values: number[][][] = [
        [[], []],
        [[], []],
      ];
      for (let i = 0; i < 400; i++) {
        const stratum = random.uniform() < 0.3 ? 1 : 0;
        const arm = random.uniform() < 0.5 ? 1 : 0;
        values[stratum]![arm]!.push(5 * stratum + arm * (1 + stratum) + random.normal());
      }
      const { interval } = stratifiedTest(
        values.map(([a, b]) => ({ control: sampleSummary(a!), treatment: sampleSummary(b!) })),
      );
      // The population effect: 0.7·1 + 0.3·2.
      if (interval[0] <= 1.3 && interval[1] >= 1.3) covered++;
    }
    expect(Math.abs(covered / 2000 - 0.95)).toBeLessThan(0.02);
  });

  it("refuses strata too small to carry a variance, and half-given weights", () => {
    expect(() => stratifiedTest([])).toThrow(/at least 1 stratum/);
    const lone = { control: { n: 1, mean: 0, variance: 0 }, treatment: small[0]!.treatment };
    expect(() => stratifiedTest([small[0]!, lone])).toThrow(/strata\[1\]\.control\.n .*got 1/);
    expect(() => stratifiedTest([{ ...small[0]!, weight: 1 }, small[1]!])).toThrow(/1 of 2/);
    expect(() => stratifiedTest([{ ...small[0]!, weight: 0 }])).toThrow(/weight.*got 0/);
  });
});
