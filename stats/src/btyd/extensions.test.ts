import { describe, expect, it } from "vitest";
import { CDNOW_CALIBRATION_END, cdnow, dataFolder } from "../../bin/datasets.ts";
import { seeded } from "../random.ts";
import { fitBgNbd } from "./bgNbd.ts";
import {
  bgWithCovariates,
  fitBgNbdCovariates,
  fitGompertzCovariates,
  fitParetoNbdCovariates,
  gompertzWithCovariates,
  paretoWithCovariates,
} from "./covariates.ts";
import { fitParetoNbd } from "./paretoNbd.ts";
import { readPurchases } from "./purchases.ts";
import { regularityMle, regularityWheat } from "./regularity.ts";
import { fitSarmanov, sarmanov } from "./sarmanov.ts";
import { simulateCoin, simulateGompertz, simulatePareto } from "./simulate.ts";
import { summarise } from "./summarise.ts";

const folder = dataFolder();

describe("static covariates (seed 5)", () => {
  const uniform = seeded(5);
  const n = 2000;
  const gender = new Float64Array(n).map(() => (uniform() < 0.5 ? 1 : 0));
  const channel = new Float64Array(n).map(() => (uniform() < 0.3 ? 1 : 0));
  const T = new Float64Array(n).map(() => 30 + 20 * uniform());
  const one = (i: number) => ({
    transaction: { gender: gender[i]!, channel: channel[i]! },
    lifetime: { channel: channel[i]! },
  });
  const each = <P>(simulate: (i: number) => { x: Float64Array; tx: Float64Array } & P) => {
    const [x, tx] = [new Float64Array(n), new Float64Array(n)];
    for (let i = 0; i < n; i++) {
      const s = simulate(i);
      x[i] = s.x[0]!;
      tx[i] = s.tx[0]!;
    }
    return { x, tx, T, transaction: { gender, channel }, lifetime: { channel } };
  };
  it("of Pareto/NBD are recovered within three standard errors", () => {
    const truth = {
      r: 0.8,
      alpha: 8,
      s: 0.7,
      beta: 12,
      "trans.gender": 0.6,
      "trans.channel": -0.4,
      "life.channel": 0.8,
    };
    const fit = fitParetoNbdCovariates(
      each((i) => simulatePareto(paretoWithCovariates(truth, one(i)), T.subarray(i, i + 1), uniform)),
    );
    expect(fit.converged).toBe(true);
    expect(fit.gradientNorm).toBeLessThan(1e-5);
    for (const [name, value] of Object.entries(truth)) {
      expect(Math.abs(fit.params[name]! - value) / fit.standardErrors![name]!, name).toBeLessThan(3);
    }
  });
  it("of G/G/NBD are recovered within three standard errors", () => {
    const truth = {
      r: 0.9,
      alpha: 6,
      b: 0.12,
      s: 0.8,
      beta: 6,
      "trans.gender": 0.6,
      "trans.channel": -0.4,
      "life.channel": 0.8,
    };
    const columns = each((i) =>
      simulateGompertz(gompertzWithCovariates(truth, one(i)), T.subarray(i, i + 1), uniform),
    );
    const first = (v: Float64Array) => v.subarray(0, 1200);
    const fit = fitGompertzCovariates({
      x: first(columns.x),
      tx: first(columns.tx),
      T: first(T),
      transaction: { gender: first(gender), channel: first(channel) },
      lifetime: { channel: first(channel) },
    });
    expect(fit.reason).toBeNull();
    for (const [name, value] of Object.entries(truth)) {
      expect(Math.abs(fit.params[name]! - value) / fit.standardErrors![name]!, name).toBeLessThan(3);
    }
  });
  it("of BG/NBD are recovered within three standard errors", () => {
    const truth = {
      r: 0.8,
      alpha: 8,
      a: 0.9,
      b: 2.2,
      "trans.gender": 0.6,
      "trans.channel": -0.4,
      "life.channel": 0.5,
    };
    const columns = each((i) => simulateCoin(bgWithCovariates(truth, one(i)), T.subarray(i, i + 1), uniform));
    const fit = fitBgNbdCovariates(columns);
    expect(fit.converged).toBe(true);
    for (const [name, value] of Object.entries(truth)) {
      expect(Math.abs(fit.params[name]! - value) / fit.standardErrors![name]!, name).toBeLessThan(3);
    }
    const none = fitBgNbdCovariates({ ...columns, transaction: {}, lifetime: {} });
    expect(none.logLikelihood).toBeCloseTo(fitBgNbd(columns).logLikelihood, 6);
    const held = fitBgNbdCovariates(columns, { prior: { "life.channel": { mean: 0, sd: 0.01 } } });
    expect(Math.abs(held.params["life.channel"]!)).toBeLessThan(0.02);
    expect(() => bgWithCovariates({ r: 1, alpha: 1, a: 1, b: 1 }, one(0))).toThrow(
      /no coefficient life.channel/,
    );
  });
});

describe("regularity", () => {
  it("finds the k that gaps were made with (seed 8)", () => {
    const uniform = seeded(8);
    const customer: number[] = [];
    const time: number[] = [];
    for (let c = 0; c < 800; c++) {
      let t = 0;
      for (let i = 0; i < 25; i++) {
        customer.push(c);
        time.push(t);
        for (let j = 0; j < 3; j++) t -= Math.log(uniform()) * (5 + (c % 7));
      }
    }
    const purchases = readPurchases({ customer, time }, { merge: "exact" });
    expect(regularityWheat(purchases).k).toBeCloseTo(3, 0);
    // The median of fitted shapes is high by the bias of small samples, about 3 k / gaps.
    expect(regularityMle(purchases).k).toBeCloseTo(3.25, 0);
    expect(regularityMle(purchases, 100)).toEqual({ k: null, customers: 0 });
  });
});

describe.skipIf(folder === null)("Sarmanov's correlation on CDNOW (skipped without the data)", () => {
  const sample = () => summarise(cdnow("sample", folder!), { end: CDNOW_CALIBRATION_END });
  it("has the log-likelihood that CLVTools 0.12.1 reports at its parameters", () => {
    const p = { r: 0.54318313650545, alpha: 10.100142348798, s: 0.508848250187658, beta: 9.17911999073598 };
    const m = sarmanov.mOf(p, 0.0861198560455643);
    const { x, tx, T } = sample();
    let sum = 0;
    for (let i = 0; i < x.length; i++) {
      sum += sarmanov.logLikelihood({ ...p, m }, { x: x[i]!, tx: tx[i]!, T: T[i]! });
    }
    expect(sum).toBeCloseTo(-9591.76590723822, 8);
  });
  it("finds no lower maximum than CLVTools, and says that the correlation is at its limit", () => {
    const fit = fitSarmanov(sample());
    expect(fit.logLikelihood).toBeGreaterThan(-9591.76590723822);
    expect(fit.logLikelihood).toBeGreaterThan(fitParetoNbd(sample()).logLikelihood);
    expect(fit.reason!.code).toBe("correlation_at_limit");
    expect(fit.correlation).toBeGreaterThan(0.08);
  });
});
