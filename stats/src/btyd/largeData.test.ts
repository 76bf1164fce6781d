import { describe, expect, it } from "vitest";
import { seeded } from "../random.ts";
import { bgNbd, fitBgNbd } from "./bgNbd.ts";
import { fitBgCnbd } from "./cnbd.ts";
import type { Fit } from "./fit.ts";
import { mergeRows, partOfRows, RowMerger } from "./mergeRows.ts";
import { fitParetoNbd } from "./paretoNbd.ts";
import { predictParallel, runPrediction } from "./predictParallel.ts";
import { simulateCoin } from "./simulate.ts";

const uniform = seeded(3);
const T = new Float64Array(20_000).map(() => (200 + Math.floor(73 * uniform())) / 7);
const data = simulateCoin({ r: 0.4, alpha: 5, a: 0.8, b: 2.4 }, T, uniform, 0, 1 / 7);

describe("merging", () => {
  const rows = mergeRows(data);
  it("loses no customer and mixes no two histories", () => {
    expect(rows.customers).toBe(20_000);
    expect(rows.x.length).toBeLessThan(20_000);
    for (let i = 0; i < 20_000; i += 37) {
      const k = rows.row[i]!;
      expect(rows.x[k]).toBe(data.x[i]);
      expect(rows.tx.values[rows.tx.code[k]!]).toBe(data.tx[i]);
      expect(rows.T.values[rows.T.code[k]!]).toBe(data.T[i]);
    }
    for (let g = 1; g < rows.groupX.length; g++) expect(rows.groupX[g]).toBeGreaterThan(rows.groupX[g - 1]!);
  });
  it("in chunks gives the same rows and the same fit", () => {
    const merger = new RowMerger();
    for (let from = 0; from < 20_000; from += 3333) {
      const cut = (v: Float64Array) => v.subarray(from, from + 3333);
      merger.add({ x: cut(data.x), tx: cut(data.tx), T: cut(data.T) });
    }
    const chunked = merger.finish();
    expect(chunked.weight).toEqual(rows.weight);
    expect(chunked.x).toEqual(rows.x);
    expect(fitBgNbd(chunked).logLikelihood).toBe(fitBgNbd(data).logLikelihood);
  });
  it("counts a weight as so many customers", () => {
    const few = { x: [1, 0, 1], tx: [3, 0, 3], T: [9, 9, 9] };
    const weighted = fitBgNbd({ x: [1, 0], tx: [3, 0], T: [9, 9], weight: [2, 1] });
    expect(weighted.customers).toBe(3);
    expect(weighted.logLikelihood).toBeCloseTo(fitBgNbd(few).logLikelihood, 12);
    expect(() => mergeRows({ ...few, weight: [1, 0, 1] })).toThrow(/weight must be positive, got 0 in row 1/);
  });
});

describe("a search that begins on a part of very many rows", () => {
  const many = new Float64Array(30_000).map(() => 20 + 180 * uniform());
  const distinct = simulateCoin({ r: 0.5, alpha: 6, a: 0.8, b: 2.4 }, many, uniform, 0);
  const rows = mergeRows(distinct);
  it("takes some rows of every common x, and every weight once", () => {
    const part = partOfRows(rows)!;
    expect(rows.x.length).toBe(30_000);
    expect(part.x.length).toBe(5000);
    expect(part.customers).toBe(5000);
    expect(part.groupStart.at(-1)).toBe(5000);
    part.groupX.forEach((x, g) => {
      let weight = 0;
      for (let k = part.groupStart[g]!; k < part.groupStart[g + 1]!; k++) {
        expect(part.x[k]).toBe(x);
        expect(part.tx.values[part.tx.code[k]!]).toBeLessThanOrEqual(part.T.values[part.T.code[k]!]!);
        weight += part.weight[k]!;
      }
      expect(weight).toBe(part.groupWeight[g]);
    });
    expect(partOfRows(mergeRows({ x: [1, 0], tx: [3, 0], T: [9, 9] }))).toBeNull();
  });
  const start = { r: 0.8, alpha: 4, a: 0.5, b: 3 };
  const rough = { r: 0.8, alpha: 4, s: 0.5, beta: 8 };
  it.each([
    ["BG/NBD", () => [fitBgNbd(rows), fitBgNbd(rows, { start })]],
    ["BG/CNBD-2", () => [fitBgCnbd(rows, { k: 2 }), fitBgCnbd(rows, { k: 2, start })]],
    ["Pareto/NBD", () => [fitParetoNbd(rows), fitParetoNbd(rows, { start: rough })]],
  ] as [string, () => Fit<object>[]][])("ends where one on all of them does: %s", (_, fits) => {
    const [begun, whole] = fits() as [Fit<object>, Fit<object>];
    expect(begun.converged && whole.converged).toBe(true);
    expect(Math.abs(begun.logLikelihood - whole.logLikelihood)).toBeLessThan(1e-6);
    for (const name of whole.names) {
      const [a, b] = [begun.params[name] as number, whole.params[name] as number];
      expect(Math.abs(a / b - 1)).toBeLessThan(1e-6);
    }
    expect(begun.evaluations).toBeLessThan(whole.evaluations);
  });
});

describe("predictions in parts", () => {
  const params = { r: 0.4, alpha: 5, a: 0.8, b: 2.4 };
  const wanted = {
    model: "bgNbd",
    params,
    quantity: { name: "expected" as const, horizons: [39], weights: [1] },
  };
  it("equal those in one go, whoever runs them", async () => {
    const whole = bgNbd.expectedTransactionsAll(params, data, 39);
    expect(await predictParallel(wanted, data, 3)).toEqual(whole);
    const posted = await predictParallel(wanted, data, 4, async (jobs) =>
      jobs.map((job) => runPrediction(structuredClone(job))),
    );
    expect(posted).toEqual(whole);
    const alive = await predictParallel({ ...wanted, quantity: { name: "pAlive" } }, data, 2);
    expect(alive).toEqual(bgNbd.pAliveAll(params, data));
  });
  it("are refused when the runner loses some", async () => {
    await expect(predictParallel(wanted, data, 2, (jobs) => [runPrediction(jobs[0]!)])).rejects.toThrow(
      /10000 of 20000/,
    );
    expect(() => runPrediction({ ...wanted, model: "nbd", ...data })).toThrow(/got nbd/);
  });
});
