import { bgCnbd, fitBgCnbd, fitGammaGamma, normalQuantile, seeded, totalForecast } from "@perennial/stats";
import { expect, test } from "vitest";
import { totalSpread } from "./totalSpread.ts";

const uniform = seeded(11);
const n = 600;
const T = Float64Array.from({ length: n }, () => 30 + Math.floor(70 * uniform()));
const x = Float64Array.from({ length: n }, () => Math.floor(12 * uniform() ** 2));
const tx = T.map((end, i) => (x[i] === 0 ? 0 : end * (0.3 + 0.7 * uniform())));
const meanSpend = x.map((count) => (count === 0 ? 0 : 40 + 60 * uniform()));
const known = (size: number) =>
  Float64Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 0.002 : 0));
const columns = { x, tx, T, meanSpend };
const fit = { ...fitBgCnbd(columns, { k: 2 }), covarianceLog: known(4) };
const spendFit = { ...fitGammaGamma(columns), covarianceLog: known(3) };
const horizon = 52;

test("where all orders are alike and nothing is unknown of them, it is the interval of the total of purchases", () => {
  // Orders of almost one value: p and q without bound at a mean of one.
  const certain = {
    ...spendFit,
    params: { p: 1e6, q: 1e6, gamma: 1 },
    covarianceLog: new Float64Array(9),
  };
  const alike = { ...columns, meanSpend: x.map((count) => (count === 0 ? 0 : 1)) };
  const { own, relative } = totalSpread({ fit, spendFit: certain, columns: alike, horizon } as never)!;
  const { mean, high } = totalForecast(bgCnbd(2), fit as never, columns, [horizon], { level: 0.8 });
  const variance = own * mean[0]! + relative * mean[0]! ** 2;
  expect(Math.sqrt(variance)).toBeCloseTo((high[0]! - mean[0]!) / normalQuantile(0.9), 3);
});

test("the parts of single customers even out in a sum, those of the parameters do not", () => {
  const { own, relative } = totalSpread({ fit, spendFit, columns, horizon } as never)!;
  expect(own).toBeGreaterThan(1);
  expect(relative).toBeGreaterThan(0);
  // Ten times as many customers: the first part grows tenfold, the second a hundredfold.
  const share = (customers: number) => Math.sqrt(own * customers + relative * customers ** 2) / customers;
  expect(share(10_000)).toBeLessThan(share(1000));
  expect(share(1e9)).toBeCloseTo(Math.sqrt(relative), 3);
});

test("without an information matrix nothing is said", () => {
  const blind = { ...fit, covarianceLog: null };
  expect(totalSpread({ fit: blind, spendFit, columns, horizon } as never)).toBeNull();
});
