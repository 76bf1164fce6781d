import { describe, expect, it } from "vitest";
import { CDNOW_CALIBRATION_END, cdnow, dataFolder } from "../../bin/datasets.ts";
import { bgNbd, fitBgNbd } from "./bgNbd.ts";
import { type Fit, parameterInterval, profileInterval } from "./fit.ts";
import { fitGammaGamma } from "./gammaGamma.ts";
import { fitMbgNbd } from "./mbgNbd.ts";
import { fitParetoNbd } from "./paretoNbd.ts";
import { summarise } from "./summarise.ts";

const folder = dataFolder();

/** Largest difference between the analytic derivatives and central differences, relative to their size. */
function derivativeError<P>(fit: Fit<P>, theta: Float64Array): number {
  const n = theta.length;
  const { gradient, hessian } = fit.objective(theta);
  let worst = 0;
  for (let i = 0; i < n; i++) {
    const h = 1e-5;
    const at = (d: number) => {
      const moved = Float64Array.from(theta);
      moved[i] = moved[i]! + d;
      return fit.objective(moved);
    };
    const [up, down] = [at(h), at(-h)];
    const slope = (up.value - down.value) / (2 * h);
    worst = Math.max(worst, Math.abs(slope - gradient[i]!) / (1 + Math.abs(gradient[i]!)));
    for (let j = 0; j < n; j++) {
      const second = (up.gradient[j]! - down.gradient[j]!) / (2 * h);
      worst = Math.max(worst, Math.abs(second - hessian[i * n + j]!) / (1 + Math.abs(hessian[i * n + j]!)));
    }
  }
  return worst;
}

const few = {
  x: [0, 0, 1, 2, 5, 0, 3, 30],
  tx: [0, 0, 4, 20, 30.5, 0, 11, 38],
  T: [39, 0.5, 38, 37, 31, 0, 39, 38.5],
};

describe("analytic derivatives agree with differences", () => {
  for (const [name, fit] of [
    ["BG/NBD", fitBgNbd(few)],
    ["MBG/NBD", fitMbgNbd(few)],
    ["Pareto/NBD", fitParetoNbd(few)],
    ["Gamma-Gamma", fitGammaGamma({ x: [1, 2, 5, 3], meanSpend: [10, 35, 20.5, 70] })],
  ] as [string, Fit<object>][]) {
    it(name, () => {
      for (const shift of [0, 0.7, -0.9]) {
        const theta = Float64Array.from(fit.names, (_, i) => 0.3 + shift + 0.2 * i);
        expect(derivativeError(fit, theta)).toBeLessThan(2e-6);
      }
    });
  }
});

describe.skipIf(folder === null)("CDNOW from the raw logs (skipped without the data)", () => {
  const of = (which: "sample" | "full") => summarise(cdnow(which, folder!), { end: CDNOW_CALIBRATION_END });
  it("reproduces the sample's published maxima", () => {
    const sample = of("sample");
    expect(sample.x.length).toBe(2357);
    const bg = fitBgNbd(sample);
    expect(bg.converged).toBe(true);
    expect(bg.gradientNorm).toBeLessThan(1e-6);
    expect(bg.logLikelihood).toBeCloseTo(-9582.429207, 6);
    expect(bg.params.r).toBeCloseTo(0.24259452, 8);
    expect(bg.params.alpha).toBeCloseTo(4.41360202, 7);
    expect(bg.params.a).toBeCloseTo(0.79292202, 7);
    expect(bg.params.b).toBeCloseTo(2.42590678, 7);
    // Standard errors as published in CLVTools' test suite for Pareto/NBD.
    const pareto = fitParetoNbd(sample);
    expect(pareto.logLikelihood).toBeCloseTo(-9594.976179, 6);
    expect(pareto.params.r).toBeCloseTo(0.55327705, 8);
    expect(pareto.params.alpha).toBeCloseTo(10.57768346, 6);
    expect(pareto.params.s).toBeCloseTo(0.60623999, 7);
    expect(pareto.params.beta).toBeCloseTo(11.66873529, 5);
    expect(pareto.standardErrors!.beta).toBeCloseTo(6.2111, 3);
    expect(fitMbgNbd(sample).logLikelihood).toBeCloseTo(-9582.135716, 6);
    const spend = fitGammaGamma(sample);
    expect(spend.customers).toBe(946);
    expect(spend.logLikelihood).toBeCloseTo(-4055.917695, 6);
    expect(spend.params.p).toBeCloseTo(6.24957, 5);
    expect(spend.params.q).toBeCloseTo(3.74422, 5);
    expect(spend.params.gamma).toBeCloseTo(15.44352, 5);
  });
  it("reproduces the full data's maxima", () => {
    const full = of("full");
    expect(full.x.length).toBe(23570);
    for (const [fit, value] of [
      [fitBgNbd(full), -95368.443933],
      [fitMbgNbd(full), -95336.95832],
      [fitParetoNbd(full), -95415.118617],
    ] as const) {
      expect(fit.logLikelihood).toBeCloseTo(value, 5);
      expect(fit.gradientNorm).toBeLessThan(1e-6);
      expect(fit.converged).toBe(true);
    }
  });
  it("profiles the skewed parameters of Pareto/NBD wider to the right than Wald does", () => {
    const fit = fitParetoNbd(of("sample"));
    const profile = profileInterval(fit, "beta");
    const wald = parameterInterval(fit, "beta");
    expect(profile.high).toBeGreaterThan(wald.high);
    expect(profile.low).toBeLessThan(fit.params.beta);
    // At either end twice the fall of the profile is the 95 % point of chi-squared with one degree, 3.8415.
    expect(profile.low).toBeCloseTo(4.5332, 3);
    expect(profile.high).toBeCloseTo(44.2341, 3);
  });
});

describe("data that cannot identify everything is answered in words", () => {
  const repeat = <T>(value: T, n: number) => Array.from({ length: n }, () => value);
  it("one customer", () => {
    for (const fit of [fitBgNbd, fitMbgNbd, fitParetoNbd]) {
      const found = fit({ x: [3], tx: [20], T: [39] });
      expect(found.converged).toBe(false);
      expect(found.reason!.en.length).toBeGreaterThan(20);
      expect(found.reason!.zh.length).toBeGreaterThan(10);
      expect(Number.isFinite(found.logLikelihood)).toBe(true);
    }
  });
  it("all customers identical", () => {
    for (const fit of [fitBgNbd, fitMbgNbd, fitParetoNbd]) {
      const found = fit({ x: repeat(2, 100), tx: repeat(20, 100), T: repeat(39, 100) });
      expect(found.distinctRows).toBe(1);
      expect(found.converged).toBe(false);
      expect(found.reason).not.toBeNull();
    }
  });
  it("nobody has bought again", () => {
    for (const fit of [fitBgNbd, fitMbgNbd, fitParetoNbd]) {
      const found = fit({
        x: repeat(0, 50),
        tx: repeat(0, 50),
        T: Array.from({ length: 50 }, (_, i) => 10 + i),
      });
      expect(found.converged).toBe(false);
      expect(found.reason).not.toBeNull();
    }
  });
  it("everybody buys until the last day: nobody has dropped out", () => {
    const T = Array.from({ length: 200 }, (_, i) => 30 + (i % 10));
    const x = T.map((_, i) => 1 + ((i * 7) % 23));
    const found = fitParetoNbd({ x, tx: T, T });
    expect(found.converged).toBe(false);
    expect(found.reason!.code).toBe("dropout_not_identified");
  });
  it("impossible rows are refused with the value and the row", () => {
    expect(() => fitBgNbd({ x: [1], tx: [5], T: [4] })).toThrow(
      /tx must lie in \[0, T = 4\], got 5 in row 0/,
    );
    expect(() => fitBgNbd({ x: [1.5], tx: [1], T: [4] })).toThrow(/got 1.5 in row 0/);
    expect(() => fitBgNbd({ x: [0], tx: [0], T: [Number.NaN] })).toThrow(/got NaN/);
    expect(() => fitBgNbd({ x: [], tx: [], T: [] })).toThrow(/no customer/);
  });
  it("a prior identifies what the data do not", () => {
    const found = fitBgNbd(
      { x: repeat(2, 100), tx: repeat(20, 100), T: repeat(39, 100) },
      {
        prior: {
          r: { mean: 1, sd: 0.5 },
          alpha: { mean: 10, sd: 0.5 },
          a: { mean: 1, sd: 0.5 },
          b: { mean: 3, sd: 0.5 },
        },
      },
    );
    expect(found.converged).toBe(true);
    expect(bgNbd.pAlive(found.params, { x: 2, tx: 20, T: 39 })).toBeGreaterThan(0);
  });
});
