import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { generateLarge, type LargeTotals } from "./generateLarge.ts";
import { ordersOf } from "./largeTrade.ts";

const UNTIL = "2026-11-21";

function collect<T>(file: Generator<Uint8Array, T>): { bytes: Buffer; end: T } {
  const chunks: Uint8Array[] = [];
  for (let step = file.next(); ; step = file.next()) {
    if (step.done) return { bytes: Buffer.concat(chunks), end: step.value };
    chunks.push(step.value);
  }
}

const large = generateLarge({ seed: 1, customers: 2000, until: UNTIL });
const lines: { bytes: Buffer; end: LargeTotals } = collect(large.orderLines());
const rows: Record<string, string>[] = parse(lines.bytes, { columns: true });

test("orders per customer are heavy-tailed: median 2, p90 10, p99 59, at most 3,000", () => {
  for (const seed of [1, 77]) {
    const orders = Uint32Array.from({ length: 200_000 }, (_, customer) => ordersOf(seed, customer)).sort();
    const at = (share: number) => orders[Math.floor(share * orders.length)];
    expect([at(0.5), at(0.9), at(0.99), orders.at(-1)]).toEqual([2, 10, 59, 3000]);
    expect(orders.reduce((sum, n) => sum + n, 0) / orders.length).toBeCloseTo(7.79, 1);
  }
});

test("the same options give the same bytes, at every call and on every machine", () => {
  const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
  expect(hash(collect(large.orderLines()).bytes)).toBe(hash(lines.bytes));
  expect(hash(lines.bytes)).toBe("ecd7814700b09aafc3369ca3d7497426b42038cdc5320a0887bfb74c9b0579b2");
  expect(
    hash(collect(generateLarge({ seed: 2, customers: 2000, until: UNTIL }).orderLines()).bytes),
  ).not.toBe(hash(lines.bytes));
});

test("the file holds what the totals say", () => {
  expect(rows).toHaveLength(lines.end.rows);
  expect(new Set(rows.map((row) => row.订单号)).size).toBe(lines.end.orders);
  expect(lines.end.orders).toBe(large.orders);
  expect(rows.reduce((sum, row) => sum + Math.round(Number(row.金额) * 100), 0)).toBe(lines.end.amountCents);
  expect(lines.end.rows / 2000).toBeCloseTo(20, 0);
  expect(lines.end.rows / lines.end.orders).toBeGreaterThan(2.3);
  expect(lines.end.rows / lines.end.orders).toBeLessThan(2.8);
});

test("four years, sorted by time, four channels, forty categories, one customer an order", () => {
  const times = rows.map((row) => row.下单时间!);
  expect(times.every((time, i) => i === 0 || times[i - 1]! <= time)).toBe(true);
  expect(times.every((time) => /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time))).toBe(true);
  expect(times[0]! >= "2022-11-22").toBe(true);
  expect(times.at(-1)! <= `${UNTIL} 24`).toBe(true);
  expect(new Set(rows.map((row) => row.渠道)).size).toBe(4);
  expect(new Set(rows.map((row) => row.品类)).size).toBe(40);
  expect(new Set(rows.map((row) => `${row.订单号} ${row.会员号}`)).size).toBe(lines.end.orders);
  expect(new Set(rows.map((row) => row.会员号)).size).toBe(2000);
});

test("amounts are quantity times price, and lines earn something", () => {
  const wrong = rows.filter((row) => {
    const [quantity, price, amount, cost] = [row.数量, row.单价, row.金额, row.成本金额].map(Number);
    return Math.round(amount! * 100) !== Math.round(quantity! * price! * 100) || cost! >= amount!;
  });
  expect(wrong).toEqual([]);
});

test("the lists name every customer and every product that the lines do", () => {
  const customers: Record<string, string>[] = parse(collect(large.customers()).bytes, { columns: true });
  const products: Record<string, string>[] = parse(collect(large.products()).bytes, { columns: true });
  expect(customers).toHaveLength(2000);
  expect(products).toHaveLength(20_000);
  expect(new Set(customers.map((row) => row.手机号)).size).toBe(2000);
  const members = new Set(customers.map((row) => row.会员号));
  const categories = new Map(products.map((row) => [row.商品编码, row.品类]));
  const unknown = rows.filter((row) => !members.has(row.会员号) || categories.get(row.商品编码) !== row.品类);
  expect(unknown).toEqual([]);
});

test("options out of range are refused", () => {
  for (const options of [
    { customers: 0 },
    { categories: 100 },
    { products: 10 },
    { linesPerCustomer: 1 },
    { years: 0.5 },
  ]) {
    expect(() => generateLarge({ until: UNTIL, ...options }), JSON.stringify(options)).toThrow(RangeError);
  }
});
