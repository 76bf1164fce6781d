import { describe, expect, it } from "vitest";
import { bgNbd } from "./bgNbd.ts";
import { bgCnbd, mbgCnbd } from "./cnbd.ts";
import { expectedMany } from "./expectedTable.ts";
import { expectedStaged } from "./stagedFuture.ts";

/** Largest relative error of the table over x, stages and ln tau, ends and middles of panels among them. */
function worst(k: number, r: number, a: number, b: number, xs: number[]): number {
  const out = new Float64Array(k);
  let error = 0;
  const table = expectedMany({ r, a, b, k }, 1e6)([1], [1]);
  for (const x of xs) {
    for (let y = Math.log(0.01); y < Math.log(x > 90 ? 3 : 100); y += 0.107) {
      const tau = Math.exp(y);
      table(x, 1 / tau, out);
      for (let stage = 0; stage < k; stage++) {
        error = Math.max(
          error,
          Math.abs(out[stage]! / expectedStaged({ r: r + k * x + stage, a, b: b + x, k, stage }, tau) - 1),
        );
      }
    }
  }
  return error;
}

describe("the table of expected purchases", () => {
  const many = Array.from({ length: 24 }, (_, i) => 64 + Math.floor(2.7 * i));
  const shapes: [number, number, number][] = [
    [0.1, 0.05, 0.2],
    [0.3, 0.6, 20],
    [3, 5, 2],
  ];
  for (const k of [1, 2, 3, 4]) {
    it(`is within 1e-11 of the sum for k = ${k}`, () => {
      for (const [r, a, b] of shapes) {
        expect(worst(k, r, a, b, [0, 1, 2, 7, 30, 63])).toBeLessThan(1e-11);
        expect(worst(k, r, a, b, many)).toBeLessThan(1e-11);
      }
    });
  }
  it("holds for very many purchases", () => {
    const xs = Array.from({ length: 22 }, (_, i) => 1100 + 31 * i);
    expect(worst(4, 0.3, 0.6, 20, xs)).toBeLessThan(1e-11);
  });
});

describe("expected purchases of many customers", () => {
  const n = 1500;
  const x = Float64Array.from({ length: n }, (_, i) => (i % 7 === 0 ? 60 + (i % 90) : i % 9));
  const T = Float64Array.from({ length: n }, (_, i) => (i % 211 === 0 ? 0 : 1 + (i % 180)));
  for (let i = 0; i < n; i++) if (T[i] === 0) x[i] = 0;
  const tx = Float64Array.from({ length: n }, (_, i) => (x[i] === 0 ? 0 : T[i]! * ((i % 10) / 10)));
  const params = { r: 0.4, alpha: 3, a: 0.7, b: 9 };
  const horizons = [0, 4.3, 13, 52];
  const weights = [1, 0.2, 0.3, 0.5];
  for (const [name, model] of Object.entries({ bgNbd, bgCnbd3: bgCnbd(3), mbgCnbd2: mbgCnbd(2) })) {
    it(`are those of each for ${name}`, () => {
      const at = model.expectedTransactionsAt(params, { x, tx, T }, horizons);
      const all = model.expectedCombinationAll(params, { x, tx, T }, horizons, weights);
      const chance = model.nextPurchaseWithinAll(params, { x, tx, T }, 4.3);
      for (let i = 0; i < n; i += 7) {
        const h = { x: x[i]!, tx: tx[i]!, T: T[i]! };
        const each = horizons.map((horizon) => model.expectedTransactions(params, h, horizon));
        let sum = 0;
        each.forEach((value, j) => {
          expect(Math.abs(at[i * 4 + j]! - value)).toBeLessThanOrEqual(1e-11 * value);
          sum += weights[j]! * value;
        });
        expect(Math.abs(all[i]! - sum)).toBeLessThanOrEqual(1e-11 * sum);
        expect(chance[i]).toBeCloseTo(model.nextPurchaseWithin(params, h, 4.3), 14);
      }
    });
  }
});
