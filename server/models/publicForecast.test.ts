import { bgNbd, fitBgNbd, fitGammaGamma, summarise } from "@perennial/stats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dataFolder, insertCdnow, insertOnlineRetail } from "../metrics/fixtures/publicOrders.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { score } from "./compute/score.ts";
import { dayNumber } from "./dayNumber.ts";
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
    const spend = fitGammaGamma({ x: columns.x, meanSpend: columns.meanSpend });
    expect(fit.spend!.params).toEqual(spend.params);
  });
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
    expect(fitBgNbd(columns).logLikelihood).toBeCloseTo(fitBgNbd(direct).logLikelihood, 9);
    await product.stop();
  }, 120_000);
});
