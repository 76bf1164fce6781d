import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../../testing/harness.ts";
import { importing } from "../importing.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness();
});
afterAll(() => product.stop());
const { run, waitFor } = importing(() => product);

/** 9 o'clock in Shanghai is the day before in New York, 14 o'clock the same day. */
const orders = `订单号,下单时间,会员号,商品编码,数量,金额,币种
U1,2026-03-01 09:00:00,M1,P1,1,10,USD
U2,2026-03-05 09:00:00,M1,P1,1,10,USD
U3,2026-03-05 14:00:00,M1,P1,1,1,USD
U4,2026-03-05 09:00:00,M1,P1,-1,-2,USD
E1,2026-03-05 09:00:00,M2,P1,1,50,EUR
G1,2026-03-05 09:00:00,M2,P1,1,5,GBP
C1,2026-03-05 09:00:00,M2,P1,1,100,CNY
C2,2026-03-05 09:00:00,M2,P1,1,1000,
`;

test("what the months come to has every moved line at the rate of its new day, as the change then makes it", async () => {
  await product.call("saveRates", {
    rates: [
      { currency: "USD", day: "2026-02-01", rate: "6" },
      { currency: "USD", day: "2026-03-01", rate: "7" },
      { currency: "USD", day: "2026-03-05", rate: "8" },
      // At par, and without a rate the day before: not to be taken for the company's own money.
      { currency: "EUR", day: "2026-03-05", rate: "1" },
    ],
  });
  await run(orders, { source: "外贸" });
  await product.carry();
  const months = async () => {
    const answer = await product.call("measure", {
      metrics: ["revenue"],
      period: { from: "2026-02-01", to: "2026-04-01" },
      grain: "month",
      definition: { returns: "leave_out", cancelled: "leave_out", zeroPrice: "leave_out" },
    });
    return answer.rows[0]!.figures[0]!.cells.map((cell) => cell.value);
  };
  // U1 70, U2 80, U3 8, E1 50, own 1100; then U1 60 in February, U2 70, U3 8, E1 nothing, own 1100.
  expect(await months()).toEqual([0, 1308]);
  const preview = await product.call("previewZone", { zone: "America/New_York" });
  expect(preview).toMatchObject({
    orders: { day: 7, month: 1 },
    months: [
      { month: "2026-02-01", before: 0, after: 60 },
      { month: "2026-03-01", before: 1308, after: 1178 },
    ],
    monthsMoved: 2,
  });
  await waitFor((await product.call("startZoneChange", { zone: "America/New_York" })).jobId);
  expect(await months()).toEqual([60, 1178]);
}, 60_000);
