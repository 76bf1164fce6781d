import { expect, test } from "vitest";
import { randomBeta, randomGamma, seeded } from "../random.ts";
import { bgNbd, fitBgNbd } from "./bgNbd.ts";
import { totalForecast } from "./totalForecast.ts";

const truth = { r: 0.8, alpha: 6, a: 0.9, b: 2.5 };
const horizons = [4, 13, 26];

/** Customers of the planted model, what was known of them, and what all of them bought after it. */
function planted(n: number, uniform: () => number) {
  const columns = { x: new Float64Array(n), tx: new Float64Array(n), T: new Float64Array(n) };
  const came = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const known = 26 + 26 * uniform();
    columns.T[i] = known;
    const rate = randomGamma(uniform, truth.r, truth.alpha);
    const leave = randomBeta(uniform, truth.a, truth.b);
    let t = -Math.log(uniform()) / rate;
    while (t <= known + 26) {
      if (t <= known) {
        columns.x[i]!++;
        columns.tx[i] = t;
      }
      const ahead = t - known;
      horizons.forEach((horizon, h) => {
        if (ahead > 0 && ahead <= horizon) came[h]!++;
      });
      if (uniform() < leave) break;
      t -= Math.log(uniform()) / rate;
    }
  }
  return { columns, came };
}

test("of what the model itself makes, the total falls inside as often as is said", () => {
  const uniform = seeded(2026);
  const inside = [0, 0, 0];
  const runs = 80;
  for (let run = 0; run < runs; run++) {
    const { columns, came } = planted(300, uniform);
    const { low, high } = totalForecast(bgNbd, fitBgNbd(columns), columns, horizons, { level: 0.8 });
    came.forEach((total, h) => {
      if (total >= low[h]! && total <= high[h]!) inside[h]!++;
    });
  }
  // 80 %, three standard errors of 80 tries to either side.
  for (const hits of inside) {
    expect(hits / runs).toBeGreaterThan(0.66);
    expect(hits / runs).toBeLessThan(0.94);
  }
}, 120_000);

test("from a sample of many it is as from all of them, and the end of the mean is exact", () => {
  const { columns } = planted(9000, seeded(5));
  const fit = fitBgNbd(columns);
  const { mean, low, high } = totalForecast(bgNbd, fit, columns, horizons);
  const all = bgNbd.expectedTransactionsAll(fit.params, columns, 26).reduce((so, one) => so + one, 0);
  expect(mean[2]).toBeCloseTo(all, 6);
  const half = bgNbd.expectedTransactionsAll(fit.params, columns, 13).reduce((so, one) => so + one, 0);
  expect(mean[1]! / half).toBeCloseTo(1, 2);
  for (const h of [0, 1, 2]) {
    expect(low[h]).toBeLessThan(mean[h]!);
    expect(high[h]! - mean[h]!).toBeCloseTo(mean[h]! - low[h]!, 6);
  }
});

test("the spread of a few, drawn by what is expected of them, is that of all", () => {
  const { columns } = planted(400, seeded(8));
  const fit = { ...fitBgNbd(columns), covarianceLog: null } as ReturnType<typeof fitBgNbd>;
  const { mean, high } = totalForecast(bgNbd, fit, columns, horizons, { level: 0.8 });
  horizons.forEach((horizon, h) => {
    let variance = 0;
    for (let i = 0; i < 400; i++) {
      const history = { x: columns.x[i]!, tx: columns.tx[i]!, T: columns.T[i]! };
      let [m, square] = [0, 0];
      for (let n = 0; n < 120; n++) {
        const p = bgNbd.countProbability(fit.params, history, horizon, n);
        m += n * p;
        square += n * n * p;
      }
      variance += square - m * m;
    }
    const half = 1.2815515655446004 * Math.sqrt(variance);
    expect((high[h]! - mean[h]!) / half).toBeGreaterThan(0.9);
    expect((high[h]! - mean[h]!) / half).toBeLessThan(1.1);
  });
});

test("nobody, or no horizon, is refused", () => {
  const { columns } = planted(300, seeded(1));
  expect(() => totalForecast(bgNbd, fitBgNbd(columns), columns, [])).toThrow(RangeError);
});
