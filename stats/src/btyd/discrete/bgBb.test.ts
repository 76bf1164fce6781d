import { describe, expect, it } from "vitest";
import { betaDraw } from "../../../test/betaDraw.ts";
import { near } from "../../../test/near.ts";
import { reference } from "../../../test/reference.ts";
import { seededRandom } from "../../random.ts";
import { deltaIntervals } from "../intervals.ts";
import {
  type BgBbParams,
  bgBbCountProbability,
  bgBbCountProbabilityNew,
  bgBbDert,
  bgBbDertNew,
  bgBbExpectedTransactions,
  bgBbExpectedTransactionsNew,
  bgBbLogLikelihood,
  bgBbMeanDropoutRate,
  bgBbMeanTransactionRate,
  bgBbNextPurchaseQuantile,
  bgBbNextPurchaseWithin,
  bgBbPAlive,
  type OccasionHistory,
} from "./bgBb.ts";
import { fitBgBb } from "./fitBgBb.ts";

const { donations } = reference<{
  donations: { n: number; x: number[]; tx: number[]; donors: number[]; log_likelihood: number } & BgBbParams;
}>("discrete.json");
const columns = {
  x: donations.x,
  tx: donations.tx,
  n: donations.x.map(() => donations.n),
  weight: donations.donors,
};
const paper: BgBbParams = { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 };

describe("BG/BB", () => {
  it("fits the donors of Fader, Hardie & Shang 2010", () => {
    const fit = fitBgBb(columns);
    expect(fit.converged).toBe(true);
    expect(fit.gradientNorm).toBeLessThan(1e-6);
    near(fit.logLikelihood, donations.log_likelihood, 1e-9);
    expect(fit.customers).toBe(11_104);
    for (const [name, value] of Object.entries(paper)) {
      expect(Math.abs(fit.params[name as keyof BgBbParams] - value), name).toBeLessThan(5e-4);
    }
  });

  it.each<[BgBbParams, OccasionHistory, number, number, number, number]>([
    // mpmath, 40 digits: ln L, P(alive at n + 1), 12 occasions, DERT at 2 %.
    [
      { alpha: 1, beta: 3, gamma: 1, delta: 4 },
      { x: 2, tx: 5, n: 9 },
      -5.79817732258884,
      0.4281793229643184,
      0.879566813358705,
      1.775716421291207,
    ],
    [
      { alpha: 0.05, beta: 0.9, gamma: 0.02, delta: 0.6 },
      { x: 0, tx: 0, n: 500 },
      -0.314122588015077,
      0.8298648806254775,
      0.000993732851561486,
      0.004133905845988221,
    ],
    [
      { alpha: 300, beta: 20, gamma: 40, delta: 7000 },
      { x: 480, tx: 500, n: 500 },
      -88.12003871980815,
      0.994694960212202,
      11.028764701303675,
      37.43230929010668,
    ],
    [
      { alpha: 1.2, beta: 0.75, gamma: 1e-3, delta: 5 },
      { x: 3, tx: 3, n: 60 },
      -9.794542314760783,
      0.004307139935827652,
      0.003503835482946921,
      0.014593280852312306,
    ],
  ])("%j %j", (params, history, logLikelihood, pAlive, expected, dert) => {
    near(bgBbLogLikelihood(params, history), logLikelihood, 1e-12);
    near(bgBbPAlive(params, history), pAlive, 1e-11);
    near(bgBbExpectedTransactions(params, history, 12), expected, 1e-11);
    near(bgBbDert(params, history, 0.02), dert, 1e-11);
  });

  it("has probabilities that sum to 1 over all histories, and counts that sum to 1", () => {
    let sum = 0;
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    for (let tx = 0; tx <= 6; tx++) {
      for (let x = tx === 0 ? 0 : 1; x <= tx; x++) {
        // Histories with x purchases, the last on occasion tx: the others anywhere before.
        const ways = tx === 0 ? 1 : choose(tx - 1, x - 1);
        sum += ways * Math.exp(bgBbLogLikelihood(paper, { x, tx, n: 6 }));
      }
    }
    near(sum, 1, 1e-12);
    const counts = Array.from({ length: 10 }, (_, k) =>
      bgBbCountProbability(paper, { x: 2, tx: 4, n: 6 }, 9, k),
    );
    near(
      counts.reduce((a, b) => a + b, 0),
      1,
      1e-12,
    );
    near(
      counts.reduce((a, b, k) => a + k * b, 0),
      bgBbExpectedTransactions(paper, { x: 2, tx: 4, n: 6 }, 9),
      1e-12,
    );
    expect(bgBbCountProbabilityNew(paper, 6, 7)).toBe(0);
  });

  it("agrees with itself: a new customer's total is the average over histories of the rest", () => {
    let rest = 0;
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    for (let tx = 0; tx <= 4; tx++) {
      for (let x = tx === 0 ? 0 : 1; x <= tx; x++) {
        const history = { x, tx, n: 4 };
        const ways = tx === 0 ? 1 : choose(tx - 1, x - 1);
        rest +=
          ways * Math.exp(bgBbLogLikelihood(paper, history)) * bgBbExpectedTransactions(paper, history, 7);
      }
    }
    near(rest, bgBbExpectedTransactionsNew(paper, 11) - bgBbExpectedTransactionsNew(paper, 4), 1e-12);
  });

  it("has the posterior means of the paper's formulas at the edges", () => {
    near(bgBbMeanTransactionRate(paper, { x: 6, tx: 6, n: 6 }), 7.204 / 7.954, 1e-12);
    near(bgBbMeanDropoutRate(paper, { x: 0, tx: 0, n: 0 }), 0.657 / 3.44, 1e-12);
  });

  it("sums DERT occasion by occasion, and is infinite without discount unless gamma > 1", () => {
    const history = { x: 2, tx: 4, n: 6 };
    let sum = 0;
    for (let j = 1; j <= 400; j++) {
      const more =
        bgBbExpectedTransactions(paper, history, j) - bgBbExpectedTransactions(paper, history, j - 1);
      sum += more / 1.1 ** j;
    }
    near(bgBbDert(paper, history, 0.1), sum, 1e-9);
    expect(bgBbDert(paper, history, 0)).toBe(Number.POSITIVE_INFINITY);
    const leaving = { ...paper, gamma: 3 };
    near(bgBbDert(leaving, history, 0), bgBbDert(leaving, history, 1e-9), 1e-6);
    near(bgBbDertNew(leaving, 0), bgBbExpectedTransactionsNew(leaving, 100_000), 1e-6);
  });

  it("knows when the next purchase is due, or that it may never come", () => {
    const history = { x: 6, tx: 6, n: 6 };
    const within = bgBbNextPurchaseWithin(paper, history, 1);
    near(within, bgBbExpectedTransactions(paper, history, 1), 1e-12);
    near(1 - bgBbNextPurchaseWithin(paper, history, 5), bgBbCountProbability(paper, history, 5, 0), 1e-12);
    expect(bgBbNextPurchaseQuantile(paper, history, 0.5)).toBe(1);
    expect(bgBbNextPurchaseQuantile(paper, { x: 1, tx: 1, n: 6 }, 0.5)).toBeNull();
  });

  it("finds the parameters of simulated customers, within three standard errors (seed 6)", () => {
    const random = seededRandom(6);
    const truth = { alpha: 2, beta: 3, gamma: 1.5, delta: 9 };
    const simulated = { x: [] as number[], tx: [] as number[], n: [] as number[] };
    for (let i = 0; i < 20_000; i++) {
      const p = betaDraw(random, truth.alpha, truth.beta);
      const theta = betaDraw(random, truth.gamma, truth.delta);
      let x = 0;
      let tx = 0;
      for (let t = 1; t <= 12 && random.uniform() >= theta; t++) {
        if (random.uniform() < p) {
          x++;
          tx = t;
        }
      }
      simulated.x.push(x);
      simulated.tx.push(tx);
      simulated.n.push(12);
    }
    const fit = fitBgBb(simulated);
    expect(fit.converged).toBe(true);
    for (const name of fit.names) {
      const error = Math.abs(fit.params[name] - truth[name]) / fit.standardErrors![name];
      expect(error, name).toBeLessThan(3);
    }
  });

  it("has delta-method intervals that hold the true expectation about 95 times in 100 (40 samples, seed 21)", () => {
    const random = seededRandom(21);
    const truth = { alpha: 2, beta: 3, gamma: 1.5, delta: 9 };
    const history = { x: 3, tx: 5, n: 6 };
    const target = bgBbExpectedTransactions(truth, history, 5);
    let held = 0;
    for (let run = 0; run < 40; run++) {
      const x: number[] = [];
      const tx: number[] = [];
      for (let i = 0; i < 3000; i++) {
        const p = betaDraw(random, truth.alpha, truth.beta);
        const theta = betaDraw(random, truth.gamma, truth.delta);
        let [bought, last] = [0, 0];
        for (let t = 1; t <= 6 && random.uniform() >= theta; t++) {
          if (random.uniform() < p) {
            bought++;
            last = t;
          }
        }
        x.push(bought);
        tx.push(last);
      }
      const fit = fitBgBb({ x, tx, n: x.map(() => 6) });
      const { low, high } = deltaIntervals(fit, (params) =>
        Float64Array.of(bgBbExpectedTransactions(params, history, 5)),
      );
      if (low[0]! <= target && target <= high[0]!) held++;
    }
    // Binomial(40, 0.95): below 34 happens once in 300.
    expect(held).toBeGreaterThanOrEqual(34);
  });

  it("says so when nobody ever leaves or all buy alike, instead of pretending", () => {
    const everybody = fitBgBb({
      x: [4, 5, 5, 6],
      tx: [6, 6, 6, 6],
      n: [6, 6, 6, 6],
      weight: [10, 30, 30, 10],
    });
    expect(everybody.converged).toBe(false);
    expect(everybody.reason?.en).toMatch(/not identified/);
    expect(everybody.reason?.zh).toMatch(/无法识别/);
  });

  it("refuses impossible histories and parameters", () => {
    expect(() => bgBbLogLikelihood(paper, { x: 3, tx: 2, n: 6 })).toThrow(/x must be at most tx = 2, got 3/);
    expect(() => bgBbLogLikelihood(paper, { x: 0, tx: 2, n: 6 })).toThrow(/tx must be 0/);
    expect(() => bgBbLogLikelihood(paper, { x: 1, tx: 7, n: 6 })).toThrow(/at most n = 6, got 7/);
    expect(() => bgBbLogLikelihood(paper, { x: 1.5, tx: 2, n: 6 })).toThrow(/x .*1\.5/);
    expect(() => bgBbPAlive({ ...paper, gamma: 0 }, { x: 1, tx: 1, n: 6 })).toThrow(/gamma .*got 0/);
    expect(() => bgBbDert(paper, { x: 1, tx: 1, n: 6 }, -0.1)).toThrow(/d .*-0\.1/);
    expect(() => bgBbExpectedTransactions(paper, { x: 1, tx: 1, n: 6 }, 1.5)).toThrow(/1\.5/);
    expect(() => fitBgBb({ x: [], tx: [], n: [] })).toThrow(/got 0/);
    expect(() => fitBgBb({ x: [1], tx: [1, 2], n: [3] })).toThrow(/1 and 2/);
    expect(() => fitBgBb({ x: [1], tx: [1], n: [3], weight: [0] })).toThrow(/weight\[0\].*got 0/);
  });
});
