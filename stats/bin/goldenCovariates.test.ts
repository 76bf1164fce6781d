import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paretoWithCovariates } from "../src/btyd/covariates.ts";
import { paretoNbd } from "../src/btyd/paretoNbd.ts";
import { simulatePareto } from "../src/btyd/simulate.ts";
import { seeded } from "../src/random.ts";
import { goldenAnswers } from "./goldenAnswers.ts";
import { type GoldenEntry, makeContext } from "./goldenContext.ts";

/** A shop in three tables of the shape that CLVTools' apparel retailer has, written for the test (seed 12). */
describe("golden answers with covariates", () => {
  let folder = "";
  const day = (d: number) => new Date(Date.UTC(2005, 0, 2) + d * 86_400_000).toISOString().slice(0, 10);
  const truth = { r: 1, alpha: 8, s: 0.8, beta: 25, "trans.Gender": 0.6, "life.Gender": 0.5 };
  const n = 400;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "golden-"));
    mkdirSync(join(folder, "shop"));
    const uniform = seeded(12);
    const orders = ["Id,Date,Price"];
    const fixed = ['"Id","Gender"'];
    const periods = ["Id,Cov.Date,Gender,High.Season"];
    for (let c = 0; c < n; c++) {
      const gender = uniform() < 0.5 ? 1 : 0;
      fixed.push(`${c + 1},${gender}`);
      const own = paretoWithCovariates(truth, {
        transaction: { Gender: gender },
        lifetime: { Gender: gender },
      });
      const { x, tx } = simulatePareto(own, Float64Array.of(80), uniform);
      orders.push(`${c + 1},${day(0)},20`);
      for (let k = 1; k <= x[0]!; k++)
        orders.push(`${c + 1},${day(Math.ceil((7 * tx[0]! * k) / x[0]!))},${10 + 5 * k}`);
      for (let w = 0; w < 90; w++) periods.push(`${c + 1},${day(7 * w)},${gender},${w % 26 > 20 ? 1 : 0}`);
    }
    orders.push(`1,${day(560)},10`);
    writeFileSync(join(folder, "shop", "trans.csv"), orders.join("\n"));
    writeFileSync(join(folder, "shop", "static.csv"), fixed.join("\n"));
    writeFileSync(join(folder, "shop", "dynamic.csv"), periods.join("\n"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const ask = (model: string, quantity: string, more: Partial<GoldenEntry> = {}) => {
    const entry: GoldenEntry = {
      id: 1,
      kind: "peer_run",
      model,
      quantity,
      params: truth,
      value: {},
      tolerance: 1e-3,
      ...more,
      inputs: { dataset: "shop, 60 weeks", ...more.inputs },
    };
    return goldenAnswers[model]![quantity]!(entry, makeContext(folder));
  };

  it("looks up a customer's covariates by her number", () => {
    const inputs = { Id: "3", x: 2, t_x: 20, T: 60, prediction_weeks: 26, continuous_discount: 0.002 };
    const got = ask("pnbd+static", "conditional_expected_transactions", { inputs }) as number;
    const either = [0, 1].map((gender) => {
      const own = paretoWithCovariates(truth, {
        transaction: { Gender: gender },
        lifetime: { Gender: gender },
      });
      return paretoNbd.expectedTransactions(own, { x: 2, tx: 20, T: 60 }, 26);
    });
    expect(either).toContain(got);
    const dert = ask("pnbd+static", "DERT", { inputs }) as number;
    const spend = ask("pnbd+static", "expected_average_value", { inputs }) as number;
    expect(ask("pnbd+static", "discounted_residual_value", { inputs })).toBeCloseTo(dert * spend, 9);
  });

  it("finds the same maximum with fixed covariates as with the same ones by period", () => {
    const still = ask("pnbd+static", "MLE log-likelihood") as number;
    expect(ask("pnbd+dynamic", "MLE log-likelihood")).toBeCloseTo(still, 6);
    const season = { ...truth, "trans.High.Season": 0 };
    expect(ask("pnbd+dynamic", "MLE log-likelihood", { params: season })).toBeGreaterThanOrEqual(still);
    const holdout = ask("pnbd+dynamic", "holdout", { value: { mae: 0, rmse: 0, actual: 0 } });
    expect(Object.keys(holdout as object)).toEqual(["mae", "rmse", "actual"]);
  });

  it("says what is missing", () => {
    expect(() => ask("pnbd+static", "MLE log-likelihood", { params: { ...truth, "life.Age": 1 } })).toThrow(
      /no column Age in a table of fixed covariates of shop/,
    );
    expect(() => ask("bgnbd+static", "p_alive", { inputs: { dataset: "tea" } })).toThrow(
      /no purchases of tea/,
    );
  });
});
