import {
  bgCnbd,
  clvIntervals,
  fitBgCnbd,
  fitGammaGamma,
  gammaGamma,
  seeded,
  YEAR_DAYS,
} from "@perennial/stats";
import { expect, test } from "vitest";
import { inParts } from "./inParts.ts";
import { logVariance, type RowsJob, scoreRows } from "./scoreRows.ts";

const uniform = seeded(5);
const n = 400;
const T = Float64Array.from({ length: n }, () => 30 + Math.floor(70 * uniform()));
const x = Float64Array.from({ length: n }, () => Math.floor(12 * uniform() ** 2));
const tx = T.map((end, i) => (x[i] === 0 ? 0 : end * (0.3 + 0.7 * uniform())));
const meanSpend = x.map((count) => (count === 0 ? 0 : 40 + 60 * uniform()));
/** How well the parameters are known is given: what is tested is what follows from it. */
const known = (size: number) =>
  Float64Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 0.01 : 0.001));
const fit = { ...fitBgCnbd({ x, tx, T }, { k: 2 }), covarianceLog: known(4) };
const { model, params, names, linear, covarianceLog } = fit;
const job: RowsJob = {
  fit: { model, params, names, linear, covarianceLog },
  x,
  tx,
  T,
  unitDays: 7,
  chanceDays: 30,
  yearlyDiscount: 0.1,
};

test("what two processes say is what one says, in the same order", async () => {
  expect(await inParts(job, 3, 1)).toEqual(scoreRows(job));
}, 60_000);

test("so many that expectations are tabulated, parts still say what one says", async () => {
  const times = (column: Float64Array) => Float64Array.from({ length: 9 * n }, (_, i) => column[i % n]!);
  // Some buy so much that what is expected of them is interpolated between numbers of purchases.
  const often = times(x).map((count, i) => (i % 5 === 0 && count > 0 ? 60 + (i % 41) : count));
  const many = { ...job, x: often, tx: times(tx), T: times(T) };
  const [parted, whole] = [await inParts(many, 2, 1), scoreRows(many)];
  for (const name of ["pAlive", "in30", "in90", "in180", "in365", "chance", "discounted"] as const)
    parted[name].forEach((value, i) => {
      expect(Math.abs(value / whole[name][i]! - 1)).toBeLessThan(1e-11);
    });
  parted.logVariance!.forEach((value, i) => {
    expect(Math.abs(value - whole.logVariance![i]!)).toBeLessThan(1e-8);
  });
}, 60_000);

test("value and interval put together from parts are those of clvIntervals", () => {
  const spend = { ...fitGammaGamma({ x, meanSpend }), covarianceLog: known(3) };
  const options = { months: (365 / YEAR_DAYS) * 12, yearlyDiscount: 0.1, unitDays: 7 };
  const direct = clvIntervals(bgCnbd(2), fit, spend, { x, tx, T, meanSpend }, options);
  const rows = scoreRows(job);
  // The interval of a product: variances of the logarithms add.
  const width = (low: number, high: number) => Math.log(high / low) / (2 * 1.959963984540054);
  expect(rows.logVariance).not.toBeNull();
  const of = logVariance(spend, (moved) => gammaGamma.expectedSpendAll(moved, { x, meanSpend }));
  direct.low.forEach((low, i) => {
    expect(Math.sqrt(rows.logVariance![i]! + of[i]!)).toBeCloseTo(width(low, direct.high[i]!), 8);
  });
});
