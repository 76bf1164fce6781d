import { describe, expect, it } from "vitest";
import { near } from "../../test/near.ts";
import { reference } from "../../test/reference.ts";
import { noncentralTCdf } from "./noncentralT.ts";
import {
  meanMde,
  meanPower,
  meanSampleSize,
  proportionMde,
  proportionPower,
  proportionSampleSize,
} from "./power.ts";

const { sample_size } = reference<{
  sample_size: { cases: { p: number; rel_mde: number; n_per_arm: number }[]; "t_d0.2": number };
}>("experiment.json");

describe("power", () => {
  it.each(sample_size.cases)("needs $n_per_arm for $p + $rel_mde", ({ p, rel_mde, n_per_arm }) => {
    near(proportionSampleSize({ control: p, treatment: p * (1 + rel_mde) }), n_per_arm);
  });

  it("needs 393.4 for d = 0.2 by the t-test", () => {
    near(meanSampleSize(0.2), sample_size["t_d0.2"]);
    near(meanSampleSize(-0.2), sample_size["t_d0.2"]);
  });

  it("returns to where it came from: size → power → smallest difference", () => {
    for (const ratio of [0.5, 1, 3]) {
      const n = meanSampleSize(0.35, { ratio, power: 0.9 });
      near(meanPower(0.35, n, { ratio }), 0.9, 1e-9);
      near(meanMde(n, { ratio, power: 0.9 }), 0.35, 1e-9);
      const size = proportionSampleSize({ control: 0.2, treatment: 0.25 }, { ratio });
      // The size formula leaves out the far tail, which is below 2e-6 here.
      near(proportionPower({ control: 0.2, treatment: 0.25 }, size, { ratio }), 0.8, 5e-6);
      near(proportionMde(0.2, size, { ratio }), 0.05, 5e-6);
    }
  });

  it("has power alpha where there is nothing to find", () => {
    near(meanPower(0, 50), 0.05, 1e-12);
    near(proportionPower({ control: 0.3, treatment: 0.3 }, 100), 0.05, 1e-12);
    near(meanPower(0, 50, { tail: "greater" }), 0.05, 1e-12);
  });

  it("says null where no share is far enough away", () => {
    expect(proportionMde(0.5, 2)).toBeNull();
    expect(proportionMde(0.01, 100, { tail: "less" })).toBeNull();
  });

  it("refuses what cannot be found", () => {
    expect(() => proportionSampleSize({ control: 0.1, treatment: 0.1 })).toThrow(/both 0\.1/);
    expect(() => proportionSampleSize({ control: 0, treatment: 0.1 })).toThrow(/control share.*got 0/);
    expect(() => meanSampleSize(0)).toThrow(/nothing to find/);
    expect(() => meanSampleSize(0.2, { tail: "less" })).toThrow(/wrong side/);
    expect(() => meanSampleSize(0.2, { power: 0.04 })).toThrow(/exceed alpha/);
    expect(() => meanPower(0.2, 1)).toThrow(/more than 2 units.*got 2/);
  });
});

describe("noncentralTCdf", () => {
  // Values from mpmath: ∫ Φ(t √(v/ν) − δ) over the density of χ²(ν) at v, 30 digits.
  it.each([
    [2, 10, 1, 0.807611562530375],
    [-1, 5, 2, 0.002316375654075119],
    [0, 3, 1.5, 0.06680720126885807],
    [1.96, 784, 2.8, 0.20056705057554597],
    [30, 20, 25, 0.8305613288019649],
    [-1.97, 200, 6, 1.0983749767796612e-15],
  ])("t %d, ν %d, δ %d", (t, degrees, delta, expected) => {
    expect(Math.abs(noncentralTCdf(t, degrees, delta) - expected)).toBeLessThan(1e-11);
  });
});
