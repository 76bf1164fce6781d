import { describe, expect, it } from "vitest";
import { near } from "../../test/near.ts";
import { reference } from "../../test/reference.ts";
import { sampleRatioMismatch } from "./sampleRatioMismatch.ts";

const { srm_chi2 } = reference<{ srm_chi2: { cases: [number[], number[], number][] } }>("experiment.json");

describe("sampleRatioMismatch", () => {
  it.each(srm_chi2.cases)("%j planned as %j: p = %d", (counts, weights, p) => {
    const result = sampleRatioMismatch(counts, weights);
    // Published to nine decimals.
    expect(Math.abs(result.pValue - p)).toBeLessThan(1e-9);
    expect(result.mismatch).toBe(p < 0.001);
  });

  it("does not care about the scale of the weights", () => {
    const a = sampleRatioMismatch([310, 98], [75, 25]);
    near(a.pValue, sampleRatioMismatch([310, 98], [0.75, 0.25]).pValue, 1e-14);
  });

  it("counts units in arms that nobody planned", () => {
    expect(sampleRatioMismatch([1000, 900, 800], [1, 1, 0]).unplanned).toBe(800);
  });

  it("knows the Hillstrom arms as equal thirds", () => {
    near(sampleRatioMismatch([21306, 21307, 21387], [1, 1, 1]).pValue, 0.9036929575604196);
  });

  it("refuses counts without weights, negative counts and negative weights", () => {
    expect(() => sampleRatioMismatch([1, 2], [1])).toThrow(/2 counts.*got 1/);
    expect(() => sampleRatioMismatch([-1, 2], [1, 1])).toThrow(/counts\[0\].*-1/);
    expect(() => sampleRatioMismatch([1, 2], [1, -1])).toThrow(/weights\[1\].*-1/);
  });
});
