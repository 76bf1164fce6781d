import { describe, expect, it } from "vitest";
import { integrate } from "../../optimise/gaussLegendre.ts";
import { randomGamma, seeded, type Uniform } from "../../random.ts";
import { logGamma } from "../../special/logGamma.ts";
import { type CovariateParams, paretoWithCovariates } from "../covariates.ts";
import { paretoNbd } from "../paretoNbd.ts";
import { type Purchases, readPurchases } from "../purchases.ts";
import { summarisePurchases } from "../summarise.ts";
import { dynamicRow } from "./dynamicLikelihood.ts";
import { type Journey, journeysOf } from "./journeys.ts";
import { fitParetoNbdDynamic, paretoNbdDynamic } from "./paretoNbdDynamic.ts";

const WEEKS = 130;
const edges = Float64Array.from({ length: WEEKS + 1 }, (_, k) => 7 * k);
/** Ten weeks of high season in every year of 52. */
const season = Float64Array.from({ length: WEEKS }, (_, k) => (k % 52 >= 42 ? 1 : 0));
const truth: CovariateParams = {
  r: 1.1,
  alpha: 9,
  s: 0.8,
  beta: 20,
  "trans.season": 0.9,
  "trans.gender": -0.4,
  "life.season": 0.7,
};

/** Customers whose rates follow the truth; both clocks run faster in season. Times in days to `WEEKS`. */
function simulate(n: number, uniform: Uniform) {
  const log = { customer: [] as number[], time: [] as number[] };
  const gender = new Float64Array(n).map(() => (uniform() < 0.5 ? 1 : 0));
  for (let c = 0; c < n; c++) {
    const first = Math.floor(70 * uniform());
    const trans = Math.exp(truth["trans.gender"]! * gender[c]!);
    const rate = (randomGamma(uniform, truth.r!, truth.alpha!) * trans) / 7;
    const hazard = randomGamma(uniform, truth.s!, truth.beta!) / 7;
    const after = (from: number, speed: number, boost: number) => {
      let left = -Math.log(uniform()) / speed;
      for (let k = Math.floor(from / 7), t = from; k < WEEKS; k++) {
        const pace = Math.exp(boost * season[k]!);
        const room = (7 * (k + 1) - t) * pace;
        if (left <= room) return t + left / pace;
        left -= room;
        t = 7 * (k + 1);
      }
      return Number.POSITIVE_INFINITY;
    };
    const death = after(first, hazard, truth["life.season"]!);
    for (let t = first; t <= death && t < 7 * WEEKS; t = after(t, rate, truth["trans.season"]!)) {
      log.customer.push(c);
      log.time.push(t);
    }
  }
  return { log, gender };
}

const until = (log: { customer: number[]; time: number[] }, end: number): Purchases =>
  readPurchases(log, { end, merge: "none" });

const perPeriod = (values: Float64Array) =>
  Float64Array.from({ length: values.length * WEEKS }, (_, i) => values[Math.floor(i / WEEKS)]!);

describe("covariates that change in time (seed 31)", () => {
  const { log, gender } = simulate(1500, seeded(31));
  const end = 7 * 104;
  const purchases = until(log, end);
  const covariates = { edges, transaction: { season, gender: perPeriod(gender) }, lifetime: { season } };
  const journeys = journeysOf(purchases, covariates);

  it("joins weeks that are alike and cuts at the last purchase and the end", () => {
    for (const [i, j] of journeys.journeys.entries()) {
      expect(j.ends[j.observed - 1]).toBeCloseTo(j.T, 12);
      expect(j.beforeLast === 0 ? 0 : j.ends[j.beforeLast - 1]).toBeCloseTo(j.tx, 12);
      expect(j.ends.length).toBeLessThanOrEqual(9);
      const bought = purchases.time
        .subarray(purchases.start[i]! + 1, purchases.start[i + 1]!)
        .filter((t) => season[Math.floor(t / 7)] === 1).length;
      expect(j.bought[0]).toBe(bought);
    }
  });

  it("has the likelihood that its defining integral has", () => {
    const likelihoods = paretoNbdDynamic.logLikelihoodAll(truth, journeys);
    for (const i of [3, 7, 20]) {
      expect(likelihoods[i]! / directly(purchases, i, gender[i]!, end)).toBeCloseTo(1, 11);
    }
  });

  it("has an exact gradient", () => {
    const at = [0.1, 2.2, -0.3, 3.1, 0.8, -0.5, 0.6];
    const spare = new Float64Array(7);
    const value = (theta: number[], j: Journey, out: Float64Array) => {
      const [r, alpha, s, beta] = theta.map(Math.exp) as [number, number, number, number];
      return dynamicRow({ r, alpha, s, beta }, theta.slice(4, 6), theta.slice(6), j, out).logLikelihood;
    };
    for (const i of [0, 3, 7, 20, 101]) {
      const journey = journeys.journeys[i]!;
      const gradient = new Float64Array(7);
      value(at, journey, gradient);
      at.forEach((v, j) => {
        const moved = (by: number) => value(at.with(j, v + by), journey, spare);
        expect((moved(1e-5) - moved(-1e-5)) / 2e-5).toBeCloseTo(gradient[j]!, 6);
      });
    }
  });

  it("is the model with fixed covariates where they do not change", () => {
    const fixed = {
      edges,
      transaction: { gender: perPeriod(gender) },
      lifetime: { gender: perPeriod(gender) },
    };
    const still = journeysOf(purchases, fixed);
    const params = { ...truth, "life.gender": 0.3 };
    const summary = summarisePurchases(purchases, 7);
    const likelihood = paretoNbdDynamic.logLikelihoodAll(params, still);
    const alive = paretoNbdDynamic.pAliveAll(params, still);
    const expected = paretoNbdDynamic.expectedTransactionsAll(params, still, 26);
    const discounted = paretoNbdDynamic.discountedTransactionsAll(params, still, 0.002, 26);
    for (let i = 0; i < gender.length; i += 7) {
      const row = { gender: gender[i]! };
      const own = paretoWithCovariates(params, { transaction: row, lifetime: row });
      const history = { x: summary.x[i]!, tx: summary.tx[i]!, T: summary.T[i]! };
      expect(likelihood[i]).toBeCloseTo(paretoNbd.logLikelihood(own, history), 9);
      expect(alive[i]).toBeCloseTo(paretoNbd.pAlive(own, history), 12);
      expect(expected[i]).toBeCloseTo(paretoNbd.expectedTransactions(own, history, 26), 11);
      expect(discounted[i]).toBeCloseTo(paretoNbd.discountedTransactions(own, history, 0.002, 26), 11);
    }
  });

  it("recovers what the customers were made with, within three standard errors", () => {
    const fit = fitParetoNbdDynamic(journeys);
    expect(fit.reason).toBeNull();
    expect(fit.gradientNorm).toBeLessThan(1e-5);
    for (const [name, value] of Object.entries(truth)) {
      expect(Math.abs(fit.params[name]! - value) / fit.standardErrors![name]!, name).toBeLessThan(3);
    }
  });

  it("expects what then happens in the next 26 weeks, a high season among them", () => {
    const expected = paretoNbdDynamic.expectedTransactionsAll(truth, journeys, 26);
    const total = expected.reduce((sum, v) => sum + v, 0);
    const actual = log.time.filter((t) => t > end).length;
    // Counts over-disperse: a generous four Poisson standard deviations.
    expect(Math.abs(total - actual)).toBeLessThan(4 * Math.sqrt(actual));
    const discounted = paretoNbdDynamic.discountedTransactionsAll(truth, journeys, 1e-9, 26);
    expect(discounted[3]).toBeCloseTo(expected[3]!, 6);
  });

  it("refuses in words what it does not know", () => {
    expect(() => paretoNbdDynamic.expectedTransactionsAll(truth, journeys, 27)).toThrow(
      /covariates are known to/,
    );
    expect(() => paretoNbdDynamic.pAliveAll({ ...truth, "trans.season": Number.NaN }, journeys)).toThrow(
      /parameter trans.season must be a number, got NaN/,
    );
    expect(() => journeysOf(purchases, { ...covariates, edges: edges.slice(0, 100) })).toThrow(
      /must have 99 or/,
    );
    const short = { edges: edges.slice(0, 100), transaction: {}, lifetime: {} };
    expect(() => journeysOf(purchases, short)).toThrow(/do not cover customer 0/);
  });

  it("names the coefficient that cannot be told from the base rate", () => {
    const one = { edges: [0, 7 * WEEKS], transaction: { always: [1] }, lifetime: {} };
    const fit = fitParetoNbdDynamic(journeysOf(until(log, end), one), { maxEvaluations: 40 });
    expect(fit.converged).toBe(false);
    expect(fit.reason!.en).toMatch(/^Not identified: .*trans\.always/);
    expect(fit.reason!.zh).toContain("trans.always");
  });
});

/** ln of the likelihood from the definition, by adaptive quadrature week by week. */
function directly(purchases: Purchases, i: number, gender: number, end: number): number {
  const times = purchases.time.subarray(purchases.start[i]!, purchases.start[i + 1]!);
  const { r, alpha, s, beta } = truth as { r: number; alpha: number; s: number; beta: number };
  const week = (t: number) => Math.floor(t / 7);
  const A = (t: number) =>
    Math.exp(truth["trans.season"]! * season[week(t)]! + truth["trans.gender"]! * gender);
  const C = (t: number) => Math.exp(truth["life.season"]! * season[week(t)]!);
  const cuts = (from: number, to: number) => {
    const out = [from];
    for (let k = week(from) + 1; 7 * k < to; k++) out.push(7 * k);
    return [...out, to];
  };
  const area = (f: (t: number) => number, to: number) => {
    const at = cuts(times[0]!, to);
    return at.slice(1).reduce((sum, v, k) => sum + f(at[k]! + 1e-9) * ((v - at[k]!) / 7), 0);
  };
  const x = times.length - 1;
  const last = times.at(-1)!;
  const tail = cuts(last, end);
  const gone = tail.slice(1).reduce((sum, to, k) => {
    const rate = C(tail[k]! + 1e-9);
    return (
      sum +
      integrate(
        (u) => s * rate * (alpha + area(A, u)) ** -(r + x) * (beta + area(C, u)) ** (-s - 1),
        tail[k]!,
        to,
      ) /
        7
    );
  }, 0);
  const alive = (alpha + area(A, end)) ** -(r + x) * (beta + area(C, end)) ** -s;
  const bought = times.subarray(1).reduce((sum, t) => sum + Math.log(A(t)), 0);
  return (
    logGamma(r + x) - logGamma(r) + r * Math.log(alpha) + s * Math.log(beta) + bought + Math.log(alive + gone)
  );
}
