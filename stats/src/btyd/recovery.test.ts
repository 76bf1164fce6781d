import { describe, expect, it } from "vitest";
import { randomBeta, randomGamma, seeded } from "../random.ts";
import { fitBgNbd } from "./bgNbd.ts";
import { fitBgCnbd, fitMbgCnbd } from "./cnbd.ts";
import type { Fit } from "./fit.ts";
import { fitGammaGamma } from "./gammaGamma.ts";
import { fitGompertz } from "./gompertz.ts";
import { fitMbgNbd } from "./mbgNbd.ts";
import { fitNbd } from "./nbd.ts";
import { fitParetoNbd } from "./paretoNbd.ts";
import { simulateCoin, simulateGompertz, simulatePareto, simulateSpend } from "./simulate.ts";

const uniform = seeded(2024);
const times = (n: number) => new Float64Array(n).map(() => 30 + 30 * uniform());

/** Every parameter within three standard errors of the one that the customers were made with. */
function expectRecovered<P extends object>(fit: Fit<P>, truth: P): void {
  expect(fit.reason).toBeNull();
  for (const name of fit.names) {
    const z =
      ((fit.params[name] as number) - (truth[name] as number)) / (fit.standardErrors![name] as number);
    expect(Math.abs(z), `${fit.model} ${name}`).toBeLessThan(3);
  }
}

/** Customers whose every k-th event is a purchase, after each of which (with `chances` 1 the first too) they may leave. */
function simulateErlang(
  p: { r: number; alpha: number; a: number; b: number },
  k: number,
  chances: 0 | 1,
  n: number,
) {
  const T = times(n);
  const [x, tx, logGaps] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    const rate = randomGamma(uniform, p.r, p.alpha);
    const leave = randomBeta(uniform, p.a, p.b);
    let alive = chances === 0 || uniform() >= leave;
    while (alive) {
      const gap = randomGamma(uniform, k, rate);
      if (!(tx[i]! + gap <= T[i]!)) break;
      tx[i] = tx[i]! + gap;
      x[i] = x[i]! + 1;
      logGaps[i] = logGaps[i]! + Math.log(gap);
      alive = uniform() >= leave;
    }
  }
  return { x, tx, T, logGaps };
}

describe("parameters are recovered from simulated customers (seed 2024)", () => {
  it("BG/NBD", () => {
    const truth = { r: 0.6, alpha: 6, a: 0.9, b: 2 };
    expectRecovered(fitBgNbd(simulateCoin(truth, times(8000), uniform)), truth);
  });
  it("MBG/NBD", () => {
    const truth = { r: 0.8, alpha: 6, a: 0.7, b: 2 };
    expectRecovered(fitMbgNbd(simulateCoin(truth, times(8000), uniform, 1)), truth);
  });
  it("Pareto/NBD", () => {
    const truth = { r: 0.6, alpha: 8, s: 0.8, beta: 15 };
    expectRecovered(fitParetoNbd(simulatePareto(truth, times(8000), uniform)), truth);
  });
  it("NBD", () => {
    const truth = { r: 0.6, alpha: 8 };
    const immortal = simulatePareto({ ...truth, s: 1, beta: 1e9 }, times(4000), uniform);
    expectRecovered(fitNbd(immortal), truth);
  });
  it("Gamma-Gamma", () => {
    const truth = { p: 5, q: 3.5, gamma: 20 };
    const { x } = simulateCoin({ r: 1, alpha: 5, a: 0.5, b: 3 }, times(8000), uniform);
    expectRecovered(fitGammaGamma({ x, meanSpend: simulateSpend(truth, x, uniform) }), truth);
  });
  it("BG/CNBD-3 with its k", () => {
    const truth = { r: 1.2, alpha: 1.5, a: 0.6, b: 2 };
    const fit = fitBgCnbd(simulateErlang(truth, 3, 0, 4000), { maxK: 5 });
    expect(fit.k).toBe(3);
    expectRecovered(fit, truth);
  });
  it("MBG/CNBD-2 with its k", () => {
    const truth = { r: 1.2, alpha: 2, a: 0.6, b: 2 };
    const fit = fitMbgCnbd(simulateErlang(truth, 2, 1, 4000), { maxK: 4 });
    expect(fit.k).toBe(2);
    expectRecovered(fit, truth);
  });
  it("G/G/NBD", () => {
    const truth = { r: 0.9, alpha: 6, b: 0.12, s: 0.8, beta: 6 };
    const { x, tx, T } = simulateGompertz(truth, times(1500), uniform);
    const fit = fitGompertz({ x, tx, T });
    for (const name of ["r", "alpha"] as const) expect(fit.params[name] / truth[name]).toBeCloseTo(1, 0);
    expect(fit.logLikelihood).toBeGreaterThan(fitParetoNbd({ x, tx, T }).logLikelihood);
    expectRecovered(fit, truth);
  });
});
