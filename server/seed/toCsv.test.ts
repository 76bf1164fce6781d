import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { generateSample } from "./generateSample.ts";
import type { Sample } from "./rows.ts";
import { type CsvKind, toCsv } from "./toCsv.ts";

const sample = generateSample({ seed: 5, customers: 300, until: "2026-11-21" });
const read = (kind: CsvKind, of: Sample = sample): Record<string, string>[] =>
  parse(toCsv(of, kind), { columns: true });
const cents = (text: string) => Math.round(Number(text) * 100);

test("every kind has as many rows as there are facts", () => {
  const counts: Record<CsvKind, number> = {
    客户: sample.customers.length,
    商品: sample.products.length,
    门店: sample.stores.length,
    订单明细: sample.lines.length,
    互动: sample.interactions.length,
    投诉: sample.complaints.length,
    满意度调查: sample.surveys.length,
    推荐: sample.referrals.length,
    营销费用: sample.marketingSpend.length,
    线索与商机: sample.leads.length,
    商机阶段: sample.leadSteps.length,
    账单: sample.bills.length,
    回款: sample.payments.length,
    会籍: sample.memberships.length,
    市场与竞争: sample.observations.length,
    交付与缺货: sample.deliveries.length,
  };
  for (const [kind, count] of Object.entries(counts)) expect(read(kind as CsvKind), kind).toHaveLength(count);
});

test("the order lines carry the same money, and a card number only where one was shown", () => {
  const rows = read("订单明细");
  expect(rows.reduce((sum, row) => sum + cents(row.金额!), 0)).toBe(
    sample.orders.reduce((sum, { totalCents }) => sum + totalCents, 0),
  );
  const unknown = new Set(rows.filter((row) => row.会员号 === "").map((row) => row.订单号));
  expect(unknown.size).toBe(sample.orders.filter(({ memberNo }) => memberNo === null).length);
  expect(rows.filter((row) => row.行类型 === "退货").every((row) => row.金额!.startsWith("-"))).toBe(true);
});

test("the customers are all there, under their own words", () => {
  for (const [i, row] of read("客户").entries()) {
    const customer = sample.customers[i]!;
    expect(row.会员号).toBe(customer.memberNo);
    expect(row.手机号).toBe(customer.phone ?? "");
    const lunar = customer.birthdayKind === "lunar" ? "农历" : "";
    expect(row.生日).toBe(lunar + (customer.birthday ?? ""));
    expect(cents(row.获客成本!)).toBe(customer.acquisitionCostCents);
  }
});

test("commas, quotes and line breaks stay inside their cell", () => {
  const [first, ...others] = sample.customers;
  const name = '王,"小\r\n明"';
  const rows = read("客户", { ...sample, customers: [{ ...first!, name }, ...others] });
  expect(rows[0]!.姓名).toBe(name);
  expect(rows).toHaveLength(300);
});
