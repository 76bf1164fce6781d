import { describe, expect, it } from "vitest";
import { seeded } from "../random.ts";
import { bgNbd } from "./bgNbd.ts";
import { bgCnbd } from "./cnbd.ts";
import { discountedCount, expectedCount } from "./coinFuture.ts";
import { gompertz } from "./gompertz.ts";
import { mbgNbd } from "./mbgNbd.ts";
import type { CustomerModel } from "./model.ts";
import { paretoNbd } from "./paretoNbd.ts";
import { discountedStaged, expectedStaged } from "./stagedFuture.ts";

/** r, a, b, tau and the expectation, from c / (a-1) (1 - 2F1(r, a-1; a+b-1; -tau)) in 60 digits with mpmath 1.3. */
const farHorizons: [number, number, number, number, number][] = [
  [2.2, 0.8, 3.4, 23000, 93.31593216954568],
  [300, 0.01, 40, 900, 249670.92576295216],
  [2.2, 0.8, 3.4, 1e7, 352.4100225859368],
  [0.1, 0.3, 0.5, 1e6, 1820.1270663898176],
];

describe("far horizons", () => {
  it.each(farHorizons)("r %f, a %f, b %f, tau %f", (r, a, b, tau, expected) => {
    expect(Math.abs(expectedCount({ r, a, b }, tau) / expected - 1)).toBeLessThan(1e-12);
    expect(Math.abs(expectedStaged({ r, a, b, k: 1, stage: 0 }, tau) / expected - 1)).toBeLessThan(1e-10);
  });
  it("two roads to the discounted sum for ever meet", () => {
    for (const [r, a, b, d] of [
      [2.2, 0.8, 3.4, 0.01],
      [0.5, 1, 2, 1e-3],
      [30, 2.5, 4, 0.3],
      [3000, 0.9, 3000, 0.1],
      [0.1, 0.3, 0.5, 1e-3],
    ] as const) {
      const forEver = discountedCount({ r, a, b }, Number.POSITIVE_INFINITY, d);
      expect(discountedCount({ r, a, b }, 44 / d, d) / forEver).toBeCloseTo(1, 11);
      expect(discountedStaged({ r, a, b, k: 1, stage: 0 }, 44 / d, d) / forEver).toBeCloseTo(1, 10);
    }
  });
});

const uniform = seeded(4);
const between = (low: number, high: number) => 10 ** (low + (high - low) * uniform());
const coin = () => ({ r: between(-3, 3), alpha: between(-4, 5), a: between(-6, 4), b: between(-4, 4) });

const models: [string, CustomerModel<never>, () => object][] = [
  ["BG/NBD", bgNbd, coin],
  ["MBG/NBD", mbgNbd, coin],
  ["BG/CNBD-3", bgCnbd(3), coin],
  [
    "Pareto/NBD",
    paretoNbd,
    () => ({ r: between(-3, 3), alpha: between(-4, 5), s: between(-6, 3), beta: between(-4, 5) }),
  ],
  [
    "G/G/NBD",
    gompertz,
    () => ({
      r: between(-2, 2),
      alpha: between(-2, 4),
      b: between(-5, 0.5),
      s: between(-4, 2),
      beta: between(-5, 4),
    }),
  ],
] as unknown as [string, CustomerModel<never>, () => object][];

describe("parameters over many decades (seed 4) never give NaN nor leave the range", () => {
  it.each(models)("%s", (_name, model, draw) => {
    for (let round = 0; round < 150; round++) {
      const params = draw() as never;
      const x = [0, 0, 1, 2, 10, 100, 3000][Math.floor(uniform() * 7)]!;
      const T = between(-3, 4);
      const h = { x, tx: x > 0 ? (uniform() < 0.1 ? T : T * uniform()) : 0, T };
      const horizon = between(-3, 4);
      const shown = JSON.stringify({ params, h, horizon });
      expect(model.logLikelihood(params, h), shown).not.toBeNaN();
      for (const p of [
        model.pAlive(params, h),
        model.nextPurchaseWithin(params, h, horizon),
        model.countProbability(params, h, horizon, Math.floor(between(0, 3))),
      ]) {
        expect(p, shown).toBeGreaterThanOrEqual(0);
        expect(p, shown).toBeLessThanOrEqual(1 + 1e-9);
      }
      const expected = model.expectedTransactions(params, h, horizon);
      expect(expected, shown).toBeGreaterThanOrEqual(0);
      expect(expected, shown).toBeLessThan(Number.POSITIVE_INFINITY);
    }
  });
});
