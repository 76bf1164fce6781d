import { describe, expect, it } from "vitest";
import { seeded } from "../random.ts";
import { bgNbd, fitBgNbd } from "./bgNbd.ts";
import { fitGammaGamma, gammaGamma } from "./gammaGamma.ts";
import { countInterval, deltaIntervals, laplaceSample, productIntervals } from "./intervals.ts";
import { simulateCoin, simulateSpend } from "./simulate.ts";

const truth = { r: 0.6, alpha: 6, a: 0.9, b: 2 };
const T = (uniform: () => number, n: number) => new Float64Array(n).map(() => 27 + 12 * uniform());

describe("intervals", () => {
  const uniform = seeded(11);
  const data = simulateCoin(truth, T(uniform, 3000), uniform);
  const meanSpend = simulateSpend({ p: 6, q: 4, gamma: 15 }, data.x, uniform);
  const columns = { ...data, meanSpend };
  const fit = fitBgNbd(columns);
  it("by the delta method agree with a Laplace sample", () => {
    const few = { x: [0, 2, 9], tx: [0, 12, 35], T: [30, 33, 36] };
    const predict = (p: typeof truth) => bgNbd.expectedTransactionsAll(p, few, 26);
    const { low, high } = deltaIntervals(fit, predict);
    const draws = laplaceSample(fit, 4000, 5).map(predict);
    for (let i = 0; i < 3; i++) {
      const sorted = Float64Array.from(draws, (d) => d[i]!).sort();
      expect(low[i]! / sorted[100]!).toBeCloseTo(1, 1);
      expect(high[i]! / sorted[3900]!).toBeCloseTo(1, 1);
    }
  });
  it("keep probabilities between 0 and 1, and certainty certain", () => {
    const few = { x: [0, 6], tx: [0, 35.9], T: [30, 36] };
    const { low, high } = deltaIntervals(fit, (p) => bgNbd.pAliveAll(p, few), { scale: "logit" });
    expect([low[0], high[0]]).toEqual([1, 1]);
    expect(high[1]).toBeLessThan(1);
    expect(low[1]).toBeLessThan(high[1]!);
  });
  it("of a product are wider than of either factor", () => {
    const spend = fitGammaGamma(columns);
    const few = { x: [2], tx: [12], T: [33], meanSpend: [40] };
    const count = (p: typeof truth) => bgNbd.expectedTransactionsAll(p, few, 52);
    const both = productIntervals(
      { fit, predict: count },
      { fit: spend, predict: (p) => gammaGamma.expectedSpendAll(p, few) },
    );
    const one = deltaIntervals(fit, count);
    expect(both.high[0]! / both.low[0]!).toBeGreaterThan(one.high[0]! / one.low[0]!);
  });
  it("of a count hold the stated share of its distribution", () => {
    const h = { x: 4, tx: 30, T: 33 };
    const { low, high } = countInterval(bgNbd, fit, h, 26, { level: 0.9 });
    let inside = 0;
    for (let n = low; n <= high; n++) inside += bgNbd.countProbability(fit.params, h, 26, n);
    expect(inside).toBeGreaterThanOrEqual(0.9);
    expect(countInterval(bgNbd, fit, h, 26, { draws: 20, seed: 3 }).high).toBeGreaterThanOrEqual(high - 1);
  });
  it("are refused where the fit knows nothing", () => {
    const none = fitBgNbd({ x: [2, 2], tx: [20, 20], T: [39, 39] });
    expect(() => deltaIntervals(none, (p) => Float64Array.of(p.r))).toThrow(/no interval/);
  });
});

describe("coverage (seed 77, 60 samples of 2,000 customers)", () => {
  it("of 95 % intervals for parameters and predictions is near 95 %", () => {
    const uniform = seeded(77);
    const few = { x: [0, 1, 6], tx: [0, 10, 30], T: [33, 33, 33] };
    const right = bgNbd.expectedTransactionsAll(truth, few, 26);
    let [hits, all] = [0, 0];
    for (let run = 0; run < 60; run++) {
      const fit = fitBgNbd(simulateCoin(truth, T(uniform, 2000), uniform));
      expect(fit.converged).toBe(true);
      const { low, high } = deltaIntervals(fit, (p) => bgNbd.expectedTransactionsAll(p, few, 26));
      for (let i = 0; i < 3; i++) {
        all++;
        if (low[i]! <= right[i]! && right[i]! <= high[i]!) hits++;
      }
    }
    // The three predictions of one run are correlated: as 60 to 180 trials the standard error is 1.6 to 2.8 %.
    expect(hits / all).toBeGreaterThan(0.87);
    expect(hits / all).toBeLessThanOrEqual(1);
  });
});
