import { describe, expect, it } from "vitest";
import { bgNbd } from "./bgNbd.ts";
import { bgCnbd, mbgCnbd } from "./cnbd.ts";
import { gompertz } from "./gompertz.ts";
import { mbgNbd } from "./mbgNbd.ts";
import type { CustomerModel } from "./model.ts";
import { paretoNbd } from "./paretoNbd.ts";

const coin = { r: 0.6, alpha: 6.2, a: 0.9, b: 1.6 };
const steady = { r: 1.3, alpha: 2.8, a: 0.42, b: 0.79 };
const pareto = { r: 0.55, alpha: 10.6, s: 0.61, beta: 11.7 };
const growing = { r: 0.55, alpha: 10.6, b: 0.05, s: 0.61, beta: 0.5 };

const cases: [string, CustomerModel<never>, object][] = [
  ["BG/NBD", bgNbd, coin],
  ["MBG/NBD", mbgNbd, coin],
  ["BG/CNBD-3", bgCnbd(3), steady],
  ["MBG/CNBD-2", mbgCnbd(2), steady],
  ["Pareto/NBD", paretoNbd, pareto],
  ["G/G/NBD", gompertz, growing],
] as unknown as [string, CustomerModel<never>, object][];

const histories = [
  { x: 0, tx: 0, T: 20 },
  { x: 3, tx: 15, T: 22 },
  { x: 12, tx: 30, T: 30 },
];

describe.each(cases)("%s hangs together", (_name, model, p) => {
  const params = p as never;
  it.each(histories)("for x = $x, tx = $tx, T = $T", (h) => {
    const horizon = 26;
    let total = 0;
    let mean = 0;
    for (let n = 0; n < 400; n++) {
      const chance = model.countProbability(params, h, horizon, n);
      total += chance;
      mean += n * chance;
    }
    expect(total).toBeCloseTo(1, 9);
    const expected = model.expectedTransactions(params, h, horizon);
    expect(mean).toBeCloseTo(expected, 7);
    expect(model.nextPurchaseWithin(params, h, horizon)).toBeCloseTo(
      1 - model.countProbability(params, h, horizon, 0),
      9,
    );
    const half = model.nextPurchaseWithin(params, h, 5) / 2;
    const time = model.nextPurchaseQuantile(params, h, half);
    expect(model.nextPurchaseWithin(params, h, time)).toBeCloseTo(half, 9);
    const alive = model.pAlive(params, h);
    expect(model.nextPurchaseQuantile(params, h, Math.min(1, alive + 1e-6))).toBe(Number.POSITIVE_INFINITY);
    // A vanishing discount over a finite horizon is the plain expectation; a real one is less.
    expect(model.discountedTransactions(params, h, 1e-12, horizon)).toBeCloseTo(expected, 7);
    expect(model.discountedTransactions(params, h, 0.05, horizon)).toBeLessThan(expected);
    expect(model.discountedTransactions(params, h, 0.05)).toBeGreaterThan(
      model.discountedTransactions(params, h, 0.05, horizon),
    );
    const ahead = model.pAliveIfSilent(params, h, [0, 10, 50]);
    expect(ahead[0]).toBe(alive);
    expect(ahead[2]!).toBeLessThanOrEqual(ahead[1]!);
  });
  it("answers batches as it answers one by one", () => {
    const columns = {
      x: histories.map((h) => h.x),
      tx: histories.map((h) => h.tx),
      T: histories.map((h) => h.T),
    };
    const all = model.expectedTransactionsAt(params, columns, [13, 26]);
    const mixed = model.expectedCombinationAll(params, columns, [13, 26], [2, -1]);
    histories.forEach((h, i) => {
      const [a, b] = [model.expectedTransactions(params, h, 13), model.expectedTransactions(params, h, 26)];
      expect(all[2 * i]).toBeCloseTo(a, 12);
      expect(all[2 * i + 1]).toBeCloseTo(b, 12);
      expect(mixed[i]).toBeCloseTo(2 * a - b, 11);
      expect(model.pAliveAll(params, columns)[i]).toBeCloseTo(model.pAlive(params, h), 14);
      expect(model.discountedTransactionsAll(params, columns, 0.01)[i]).toBeCloseTo(
        model.discountedTransactions(params, h, 0.01),
        10,
      );
    });
  });
  it("counts of new customers add up", () => {
    let total = 0;
    let mean = 0;
    for (let n = 0; n < 400; n++) {
      const chance = model.countProbabilityNew(params, 30, n);
      total += chance;
      mean += n * chance;
    }
    expect(total).toBeCloseTo(1, 9);
    expect(mean).toBeCloseTo(model.expectedTransactionsNew(params, 30), 7);
    expect(() => model.pAlive(params, { x: 1, tx: 3, T: 2 })).toThrow(/got 3/);
  });
});

describe("models that contain others", () => {
  it("(M)BG/CNBD-1 is (M)BG/NBD", () => {
    for (const h of histories) {
      expect(bgCnbd(1).logLikelihood(coin, h)).toBeCloseTo(bgNbd.logLikelihood(coin, h), 11);
      expect(mbgCnbd(1).expectedTransactions(coin, h, 30)).toBeCloseTo(
        mbgNbd.expectedTransactions(coin, h, 30),
        11,
      );
    }
  });
  it("G/G/NBD with a vanishing growth is Pareto/NBD", () => {
    const p = { r: pareto.r, alpha: pareto.alpha, b: 1e-9, s: pareto.s, beta: 1e-9 * pareto.beta };
    for (const h of histories) {
      expect(gompertz.logLikelihood(p, h)).toBeCloseTo(paretoNbd.logLikelihood(pareto, h), 6);
      expect(gompertz.expectedTransactions(p, h, 30)).toBeCloseTo(
        paretoNbd.expectedTransactions(pareto, h, 30),
        6,
      );
    }
  });
});
