import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Harness, startHarness } from "../testing/harness.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
});
afterAll(() => product.stop());
const save = (rates: { currency: string; day: string; rate: string | null }[]) =>
  product.call("saveRates", { rates, source: "中国银行" });

describe("what cannot be taken", () => {
  test("rows are refused in words: row, column, value, why", async () => {
    const text = `2026-02-30,USD,7
2026-03-01,CNY,1
2026-03-01,XXZ,1
2026-03-01,JPY,0
2026-03-01,JPY,-1
2026-03-01,JPY,"0,05"
2026-03-01,JPY
2026-03-02,JPY,0.048
2026-03-02,jpy,0.049
2026-03-03,JPY,0.04800000001
1950-01-01,JPY,0.04
`;
    const { errors, rates } = await product.call("previewRates", { text });
    expect(errors.map(({ row, column, why }) => `${row} ${column} ${why.en}`)).toEqual([
      "1 day is not a date (such as 2026-03-05)",
      "2 currency is the company's own currency and needs no rate",
      "3 currency is not a currency code of three letters (such as USD)",
      "4 rate is no rate: above 0, below 10 million, at most 10 decimals after a point",
      "5 rate is no rate: above 0, below 10 million, at most 10 decimals after a point",
      "6 rate is no rate: above 0, below 10 million, at most 10 decimals after a point",
      "7 row columns are missing: each row has a date, a currency and a rate",
      "9 row the same currency and day stand twice",
      "10 rate is no rate: above 0, below 10 million, at most 10 decimals after a point",
      "11 day must lie between 1970-01-02 and 2099-12-31",
    ]);
    expect(rates).toHaveLength(1);
    await expect(product.call("saveRates", { text })).rejects.toMatchObject({ code: "platform.rate_wrong" });
    await expect(product.call("saveRates", {})).rejects.toMatchObject({ code: "platform.rates_none" });
  });

  test("who looked at older rates is told", async () => {
    const { version } = await product.call("listRates", {});
    await save([{ currency: "GBP", day: "2026-01-01", rate: "9.1" }]);
    await expect(
      product.call("saveRates", { rates: [{ currency: "GBP", day: "2026-01-01", rate: "9.2" }], version }),
    ).rejects.toMatchObject({ code: "platform.rates_moved" });
  });

  test("analysts look, sales people do not, and neither changes", async () => {
    const analyst = await product.person("analyst");
    const sales = await product.person("sales", { owners: [1], regions: [] } as never);
    const rates = [{ currency: "USD", day: "2026-03-05", rate: "8" }];
    await expect(product.call("saveRates", { rates }, { actor: analyst })).rejects.toMatchObject({
      code: "platform.not_permitted",
    });
    await expect(product.call("previewRates", { rates }, { actor: analyst })).rejects.toMatchObject({
      code: "platform.not_permitted",
    });
    expect((await product.call("listRates", {}, { actor: analyst })).into).toBe("CNY");
    await expect(product.call("listRates", {}, { actor: sales })).rejects.toMatchObject({
      code: "platform.not_permitted",
    });
    // Who sees nobody's customers sees none of their amounts.
    expect((await product.call("missingRates", {}, { actor: sales })).foreign).toEqual({
      facts: 0,
      lines: 0,
    });
  });

  test("each change is in the audit log", async () => {
    const { lines } = await product.call("listAudit", { verb: "saveRates" });
    expect(lines[0]).toMatchObject({ target: "rates:GBP", summary: { rates: 1 } });
  });
});

test("the company's currency stays while there are rates into it", async () => {
  const other = await startHarness({ background: false });
  try {
    await other.call("saveRates", { rates: [{ currency: "USD", day: "2026-01-01", rate: "7" }] });
    await expect(other.call("saveCompany", { currency: "EUR" })).rejects.toMatchObject({
      code: "platform.currency_has_rates",
    });
    await other.call("removeRates", { rates: [{ currency: "USD", day: "2026-01-01" }] });
    expect((await other.call("saveCompany", { currency: "EUR" })).currency).toBe("EUR");
    await expect(
      other.call("saveRates", { rates: [{ currency: "EUR", day: "2026-01-01", rate: "7" }] }),
    ).rejects.toMatchObject({ code: "platform.rate_wrong" });
  } finally {
    await other.stop();
  }
});
