import { describe, expect, it } from "vitest";
import { seeded } from "../random.ts";
import { applyIsotonic, fitIsotonic } from "./isotonic.ts";
import { reliability } from "./reliability.ts";

describe("isotonic regression", () => {
  it("pools what violates the order", () => {
    const fit = fitIsotonic([1, 2, 3, 4], [1, 3, 2, 4]);
    expect(fit).toEqual({ at: [1, 2.5, 4], value: [1, 2.5, 4], count: [1, 2, 1] });
    expect([...applyIsotonic(fit, [0, 1.75, 2.5, 9])]).toEqual([1, 1.75, 2.5, 4]);
  });
  it("takes equal scores as one point and a falling column as one step", () => {
    expect(fitIsotonic([5, 5, 5], [0, 1, 1]).value).toEqual([2 / 3]);
    expect(fitIsotonic([1, 2, 3], [3, 2, 1])).toEqual({ at: [2], value: [2], count: [3] });
  });
  it("is the least-squares fit among non-decreasing ones (against every partition, seed 5)", () => {
    const uniform = seeded(5);
    for (let turn = 0; turn < 50; turn++) {
      const y = Array.from({ length: 7 }, () => Math.round(uniform() * 10));
      const x = y.map((_, i) => i);
      const fit = fitIsotonic(x, y);
      const values = fit.count.flatMap((count, k) => Array.from({ length: count }, () => fit.value[k]!));
      const loss = (v: number[]) => v.reduce((sum, value, i) => sum + (value - y[i]!) ** 2, 0);
      let best = Number.POSITIVE_INFINITY;
      for (let cuts = 0; cuts < 64; cuts++) {
        const steps: number[][] = [[]];
        y.forEach((value, i) => {
          steps.at(-1)!.push(value);
          if (i < 6 && cuts & (1 << i)) steps.push([]);
        });
        const means = steps.map((step) => step.reduce((a, b) => a + b, 0) / step.length);
        if (means.some((mean, k) => k > 0 && mean < means[k - 1]!)) continue;
        best = Math.min(best, loss(steps.flatMap((step, k) => step.map(() => means[k]!))));
      }
      expect(loss(values)).toBeCloseTo(best, 9);
    }
  });
  it("refuses what it cannot order", () => {
    expect(() => fitIsotonic([], [])).toThrow(RangeError);
    expect(() => fitIsotonic([1, Number.NaN], [0, 1])).toThrow(/NaN/);
  });
});

describe("reliability", () => {
  it("bins by equal counts and scores against the base rate", () => {
    const p = [0.1, 0.1, 0.9, 0.9];
    const found = reliability(p, [0, 0, 1, 1], 2);
    expect(found.bins).toEqual([
      { said: 0.1, came: 0, count: 2 },
      { said: 0.9, came: 1, count: 2 },
    ]);
    expect(found.brier).toBeCloseTo(0.01, 12);
    expect(found.brierOfBaseRate).toBe(0.25);
    expect(found.calibrationError).toBeCloseTo(0.1, 12);
  });
  it("keeps equal probabilities together", () => {
    const found = reliability([0.2, 0.2, 0.2, 0.2, 0.5], [0, 0, 0, 1, 1], 5);
    expect(found.bins.map((bin) => bin.count)).toEqual([4, 1]);
  });
});
