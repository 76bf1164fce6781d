import { describe, expect, it } from "vitest";
import { betaDraw } from "../../../test/betaDraw.ts";
import { near, nearAll } from "../../../test/near.ts";
import { reference } from "../../../test/reference.ts";
import { type Random, seededRandom } from "../../random.ts";
import { bdwDerl, bdwPmf, bdwRetention, bdwSurvival, fitBetaDiscreteWeibull } from "./betaDiscreteWeibull.ts";
import {
  fitShiftedBetaGeometric,
  sbgDel,
  sbgDerl,
  sbgPmf,
  sbgRetention,
  sbgSurvival,
} from "./shiftedBetaGeometric.ts";

const { contracts } = reference<{
  contracts: {
    regular: number[];
    highEnd: number[];
    fitted: Record<"regular" | "highEnd", { alpha: number; beta: number }>;
  };
}>("discrete.json");

/** Survivors by renewal of customers who each stay past t renewals with chance (1 − θ)^(t^c), θ ~ Beta(alpha, beta). */
function simulateContracts(
  random: Random,
  customers: number,
  renewals: number,
  alpha: number,
  beta: number,
  c: number,
): number[] {
  const survivors = Array.from({ length: renewals + 1 }, () => 0);
  for (let i = 0; i < customers; i++) {
    const log = Math.log1p(-betaDraw(random, alpha, beta));
    const lasts = (Math.log(1 - random.uniform()) / log) ** (1 / c);
    for (let t = 0; t <= renewals && t <= lasts; t++) survivors[t]!++;
  }
  return survivors;
}

describe("shifted beta-geometric", () => {
  it.each(["regular", "highEnd"] as const)("fits the %s contracts of Fader & Hardie 2007", (segment) => {
    const fit = fitShiftedBetaGeometric([contracts[segment].slice(0, 8)]);
    expect(fit.converged).toBe(true);
    expect(Math.abs(fit.params.alpha - contracts.fitted[segment].alpha)).toBeLessThan(5e-4);
    expect(Math.abs(fit.params.beta - contracts.fitted[segment].beta)).toBeLessThan(5e-4);
    // The model's point: it predicts the years after, which were not fitted, within a percentage point or two.
    contracts[segment].forEach((survivors, t) => {
      expect(Math.abs(sbgSurvival(fit.params, t) - survivors / 1000), `year ${t}`).toBeLessThan(0.02);
    });
  });

  it("adds up: survival, retention, leaving and lifetime", () => {
    const params = { alpha: 0.668, beta: 3.806 };
    let left = 0;
    let product = 1;
    for (let t = 1; t <= 40; t++) {
      left += sbgPmf(params, t);
      product *= sbgRetention(params, t);
      near(product, sbgSurvival(params, t), 1e-12);
      near(1 - left, sbgSurvival(params, t), 1e-11);
    }
    let del = 0;
    for (let t = 0; t < 400; t++) del += sbgSurvival(params, t) / 1.1 ** t;
    near(sbgDel(params, 0.1), del, 1e-10);
    // A new customer: the first period, then whatever the first renewal brings, one period later.
    near(sbgDel(params, 0.1), 1 + sbgDerl(params, 1, 0.1) / 1.1, 1e-12);
  });

  it("keeps its digits at a tiny discount", () => {
    near(sbgDerl({ alpha: 0.668, beta: 3.806 }, 3, 0.0001), 164.5317877452666, 1e-10);
    expect(sbgDerl({ alpha: 0.668, beta: 3.806 }, 3, 0)).toBe(Number.POSITIVE_INFINITY);
    near(sbgDerl({ alpha: 2, beta: 3 }, 1, 0), 3, 1e-12);
  });

  it("says so when retention never changes", () => {
    const fit = fitShiftedBetaGeometric([Array.from({ length: 8 }, (_, t) => 1e6 * 0.8 ** t)]);
    expect(fit.converged).toBe(false);
    expect(fit.reason?.code).toBe("heterogeneity_not_identified");
    near(fit.params.alpha / (fit.params.alpha + fit.params.beta), 0.2, 1e-3);
  });

  it("takes cohorts of different lengths as one sample", () => {
    const long = contracts.regular.slice(0, 8);
    const whole = fitShiftedBetaGeometric([long.map((x) => 2 * x)]);
    const twice = fitShiftedBetaGeometric([long, long]);
    near(whole.params.alpha, twice.params.alpha, 1e-9);
    expect(fitShiftedBetaGeometric([long, [1000, 640, 470]]).customers).toBe(2000);
  });

  it("finds the parameters of simulated customers, within three standard errors (seed 8)", () => {
    const random = seededRandom(8);
    const truth = { alpha: 1.5, beta: 4 };
    const survivors = simulateContracts(random, 20_000, 10, truth.alpha, truth.beta, 1);
    const fit = fitShiftedBetaGeometric([survivors]);
    expect(fit.converged).toBe(true);
    for (const name of fit.names) {
      expect(Math.abs(fit.params[name] - truth[name]) / fit.standardErrors![name], name).toBeLessThan(3);
    }
  });

  it("refuses survivors that rise, cohorts without a renewal, and half periods", () => {
    expect(() => fitShiftedBetaGeometric([[100, 90, 95]])).toThrow(/rise from 90 to 95 at renewal 2/);
    expect(() => fitShiftedBetaGeometric([[100]])).toThrow(/at least 1 renewal/);
    expect(() => fitShiftedBetaGeometric([[0, 0]])).toThrow(/no customers/);
    expect(() => fitShiftedBetaGeometric([])).toThrow(/got 0/);
    expect(() => sbgSurvival({ alpha: 1, beta: 1 }, 1.5)).toThrow(/1\.5/);
    expect(() => sbgDerl({ alpha: 1, beta: 1 }, 0, 0.1)).toThrow(/t .*got 0/);
  });
});

describe("beta-discrete-Weibull", () => {
  const params = { alpha: 0.668, beta: 3.806, c: 1.4 };

  it("matches 40-digit values", () => {
    nearAll(
      [1, 7, 400].map((t) => bdwPmf(params, t)),
      [0.14930710773357175, 0.0401842763278294, 2.047221003240595e-5],
      1e-11,
    );
    near(bdwDerl(params, 3, 0.1), 4.51660807963102, 1e-12);
  });

  it("is the shifted beta-geometric at c = 1", () => {
    const plain = { alpha: 0.668, beta: 3.806 };
    for (const t of [1, 2, 9, 50]) {
      near(bdwSurvival({ ...plain, c: 1 }, t), sbgSurvival(plain, t), 1e-12);
      near(bdwRetention({ ...plain, c: 1 }, t), sbgRetention(plain, t), 1e-12);
      near(bdwPmf({ ...plain, c: 1 }, t), sbgPmf(plain, t), 1e-12);
    }
    near(bdwDerl({ ...plain, c: 1 }, 2, 0.1), sbgDerl(plain, 2, 0.1), 1e-12);
  });

  it("fits at least as well as its special case, and has exact derivatives", () => {
    const survivors = [contracts.highEnd.slice(0, 8)];
    const fit = fitBetaDiscreteWeibull(survivors);
    expect(fit.gradientNorm).toBeLessThan(1e-6);
    expect(fit.logLikelihood).toBeGreaterThanOrEqual(fitShiftedBetaGeometric(survivors).logLikelihood - 1e-9);
    const at = Float64Array.of(-0.3, 1.1, 0.2);
    const here = fit.objective(at);
    at.forEach((_, i) => {
      const moved = (by: number) => fit.objective(at.map((value, k) => (k === i ? value + by : value)));
      const [up, down] = [moved(1e-5), moved(-1e-5)];
      near(here.gradient[i], (up.value - down.value) / 2e-5, 1e-6);
      for (let j = 0; j < 3; j++) {
        near(here.hessian[3 * i + j], (up.gradient[j]! - down.gradient[j]!) / 2e-5, 1e-5);
      }
    });
  });

  it("finds the parameters of simulated customers, within three standard errors (seed 9)", () => {
    const random = seededRandom(9);
    const truth = { alpha: 1.5, beta: 4, c: 1.6 };
    const survivors = simulateContracts(random, 100_000, 12, truth.alpha, truth.beta, truth.c);
    const fit = fitBetaDiscreteWeibull([survivors]);
    expect(fit.converged).toBe(true);
    for (const name of fit.names) {
      expect(Math.abs(fit.params[name] - truth[name]) / fit.standardErrors![name], name).toBeLessThan(3);
    }
  });

  it("refuses a discount too small to sum", () => {
    expect(() => bdwDerl(params, 1, 0)).toThrow(/d .*got 0/);
    expect(() => bdwDerl(params, 1, 1e-7)).toThrow(/at least 1e-5/);
  });
});
