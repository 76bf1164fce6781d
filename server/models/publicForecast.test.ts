import { bgNbd, compare, fitBgNbd, fitGammaGamma, summarise } from "@perennial/stats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dataFolder, insertCdnow, insertOnlineRetail } from "../metrics/fixtures/publicOrders.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { score } from "./compute/score.ts";
import { dayNumber } from "./dayNumber.ts";
import { fitAndScore } from "./fitAndScore.ts";
import { readHistories } from "./readHistories.ts";

const settled = { returns: "leave_out", cancelled: "leave_out", zeroPrice: "leave_out" } as const;
const everything = { ...settled, cancelled: "keep", zeroPrice: "keep" } as const;

describe.skipIf(!dataFolder)("CDNOW (skipped without the data)", () => {
  let product: Harness;
  beforeAll(async () => {
    product = await startHarness({ background: false });
    await insertCdnow(product.services, dataFolder!);
  });
  afterAll(() => product.stop());
  const ask = (until: string, definition = everything) =>
    readHistories({
      ch: product.services.ch,
      // A disc given away is a purchase in the published figures.
      definition: definition as never,
      until: dayNumber(until),
      signal: new AbortController().signal,
    });

  test("the histories and the fit are those of the published calibration", async () => {
    const columns = await ask("1997-09-30");
    expect(columns.customer.length).toBe(23_570);
    const { params, logLikelihood } = fitBgNbd(columns);
    expect(params.r).toBeCloseTo(0.25162396, 4);
    expect(params.alpha).toBeCloseTo(4.78894295, 3);
    expect(params.a).toBeCloseTo(0.72343354, 3);
    expect(params.b).toBeCloseTo(2.16108821, 2);
    expect(logLikelihood).toBeCloseTo(-95_368.44393316, 3);
  });

  test("scores are those of the statistics called directly", async () => {
    const columns = await ask("1998-06-30");
    const log = { customer: new Uint32Array(1), time: new Uint16Array(1), amount: new Float64Array(1) };
    const { fit, columns: scores } = await score({
      model: "BG/NBD",
      columns,
      log,
      until: dayNumber("1998-06-30"),
      yearlyDiscount: 0.1,
    });
    const direct = fitBgNbd(columns);
    expect(fit.params).toEqual(direct.params);
    expect(fit.logLikelihood).toBe(direct.logLikelihood);
    const expected = bgNbd.expectedTransactionsAll(direct.params, columns, 365 / 7);
    expect(scores.purchases_365[100]).toBeCloseTo(expected[100]!, 4);
    const halfYear = bgNbd.expectedTransactionsAll(direct.params, columns, 180 / 7);
    expect(scores.purchases_180[100]).toBeCloseTo(halfYear[100]!, 4);
    const spend = fitGammaGamma({ x: columns.x, meanSpend: columns.meanSpend });
    expect(fit.spend!.params).toEqual(spend.params);
  });

  test("what the trust page shows is what compare says of the same purchases", async () => {
    await fitAndScore.run(
      {
        services: product.services,
        run: crypto.randomUUID(),
        person: null,
        attempt: 1,
        signal: new AbortController().signal,
        report: async () => {},
      },
      { asOf: "1998-06-30" } as never,
    );
    const { forecast } = await product.call("trustForecast", {});
    const rows = await product.services.ch.rows<{ c: number; d: number; a: number }>(
      `select customer_id c, toUInt16(occurred_on) d, toFloat64(sum(amount)) a
       from purchase_line(hidden = {hidden:Array(UInt32)}) where amount != 0 group by c, d order by c, d`,
    );
    const direct = compare(
      { customer: rows.map((r) => r.c), time: rows.map((r) => r.d), amount: rows.map((r) => r.a) },
      {
        calibrationEnd: forecast!.study.calibrationEnd,
        holdoutEnd: dayNumber("1998-06-30"),
        unitDays: 7,
      },
    );
    expect(forecast!.model).toBe(direct.chosen!.model);
    expect(forecast!.study.candidates.length).toBe(direct.candidates.length);
    for (const [i, ours] of forecast!.study.candidates.entries()) {
      const theirs = direct.candidates[i]!;
      expect(ours.model).toBe(theirs.model);
      for (const name of ["mae", "rmse", "bias", "logScore", "logLikelihood"] as const)
        expect(ours[name], `${ours.model} ${name}`).toBeCloseTo(theirs[name] as number, 6);
      for (const [name, value] of Object.entries(theirs.fitted.fit.params))
        expect(ours.params[name], `${ours.model} ${name}`).toBeCloseTo(value as number, 6);
    }
  }, 180_000);
});

describe.skipIf(!dataFolder)("Online Retail II (skipped without the data)", () => {
  test("the histories are those that stats makes from the same rows", async () => {
    const product = await startHarness({ background: false });
    await insertOnlineRetail(product.services, dataFolder!);
    const until = dayNumber("2010-12-09");
    const columns = await readHistories({
      ch: product.services.ch,
      definition: settled as never,
      until,
      signal: new AbortController().signal,
    });
    expect(columns.customer.length).toBe(4312);
    const rows = await product.services.ch.rows<{ c: number; d: number; a: number }>(
      `select customer_id c, toUInt16(occurred_on) d, toFloat64(sum(amount)) a
       from purchase_line(hidden = {hidden:Array(UInt32)}) where party_id != 0 and kind = 'sale' and amount != 0
       group by c, d order by c, d`,
    );
    const direct = summarise(
      { customer: rows.map((r) => r.c), time: rows.map((r) => r.d), amount: rows.map((r) => r.a) },
      { end: until },
    );
    expect([...columns.customer]).toEqual(direct.customer);
    for (const name of ["x", "tx", "T"] as const) expect([...columns[name]]).toEqual([...direct[name]]);
    direct.meanSpend.forEach((value, i) => {
      expect(columns.meanSpend[i]).toBeCloseTo(value, 6);
    });
    direct.logGaps.forEach((value, i) => {
      expect(columns.logGaps[i]).toBeCloseTo(value, 9);
    });
    const [ours, theirs] = [fitBgNbd(columns), fitBgNbd(direct)];
    expect(ours.logLikelihood).toBeCloseTo(theirs.logLikelihood, 9);
    for (const name of ["r", "alpha", "a", "b"] as const)
      expect(ours.params[name]).toBeCloseTo(theirs.params[name], 6);
    await product.stop();
  }, 120_000);
});
