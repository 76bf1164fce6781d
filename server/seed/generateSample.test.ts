import { createHash } from "node:crypto";
import { parsePhoneNumberWithError } from "libphonenumber-js";
import { LunarDay } from "tyme4ts";
import { expect, test } from "vitest";
import { generateSample } from "./generateSample.ts";
import type { Sample } from "./rows.ts";

const UNTIL = "2026-11-21";
const sample = generateSample({ seed: 1, customers: 3000, until: UNTIL });
const hash = (of: Sample) => createHash("sha256").update(JSON.stringify(of)).digest("hex");

test("the same options give the same rows, on every machine", () => {
  const small = { seed: 1, customers: 200, until: UNTIL };
  expect(hash(generateSample(small))).toBe(hash(generateSample(small)));
  expect(hash(generateSample({ ...small, seed: 2 }))).not.toBe(hash(generateSample(small)));
  expect(hash(sample)).toBe("0e3acb48ec447735238665ed098d22ad66faa2469f991901df704221a5d60295");
});

test("3,000 customers of seed 1 are what is generated when nothing is said", () => {
  const { seed, customers } = generateSample({ until: UNTIL });
  expect([seed, customers.length]).toEqual([1, 3000]);
});

test("one customer, and any other as-of date, work too", () => {
  for (const [customers, until] of [
    [1, UNTIL],
    [40, "2024-02-29"],
  ] as const) {
    const small = generateSample({ seed: 3, customers, until });
    expect(small.customers).toHaveLength(customers);
    expect(small.until).toBe(until);
    expect(small.orders.every(({ orderedAt }) => orderedAt.slice(0, 10) <= until)).toBe(true);
  }
});

test("options out of range are refused", () => {
  expect(() => generateSample({ seed: -1, until: UNTIL })).toThrow(RangeError);
  expect(() => generateSample({ customers: 0, until: UNTIL })).toThrow(RangeError);
  expect(() => generateSample({ customers: 120_001, until: UNTIL })).toThrow(RangeError);
  expect(() => generateSample({ until: "2026-13-01" })).toThrow(RangeError);
});

test("two years end on the as-of date, and nothing happens outside of them", () => {
  expect(sample.from).toBe("2024-11-22");
  expect(sample.orders[0]!.orderedAt.slice(0, 10)).toBe(sample.from);
  expect(sample.orders.at(-1)!.orderedAt.slice(0, 10)).toBe(UNTIL);
  const dates = [
    ...sample.customers.map(({ registeredOn }) => registeredOn),
    ...sample.customers.flatMap(({ consents }) => consents.map(({ on }) => on)),
    ...sample.interactions.map(({ at }) => at.slice(0, 10)),
    ...sample.complaints.flatMap(({ at, resolvedOn }) => [at.slice(0, 10), resolvedOn ?? UNTIL]),
    ...sample.surveys.map(({ invitedOn, answeredOn }) => answeredOn ?? invitedOn),
  ];
  expect(dates.every((date) => date <= UNTIL)).toBe(true);
});

test("every order's total is the sum of its lines, to the cent", () => {
  const sums = new Map<string, number>();
  const lineNumbers = new Map<string, number>();
  const wrong = sample.lines.filter((line) => {
    const next = (lineNumbers.get(line.orderNo) ?? 0) + 1;
    lineNumbers.set(line.orderNo, next);
    sums.set(line.orderNo, (sums.get(line.orderNo) ?? 0) + line.amountCents);
    const cents = [line.amountCents, line.discountCents, line.costCents, line.unitPriceCents];
    const adds = line.amountCents === line.quantity * line.unitPriceCents - line.discountCents;
    return !adds || line.line !== next || !cents.every(Number.isSafeInteger);
  });
  expect(wrong).toEqual([]);
  expect(sums.size).toBe(sample.orders.length);
  expect(sample.orders.filter(({ orderNo, totalCents }) => sums.get(orderNo) !== totalCents)).toEqual([]);
});

test("numbers are unique and everything that is referred to exists", () => {
  const memberNos = new Set(sample.customers.map(({ memberNo }) => memberNo));
  const stores = new Map(sample.stores.map((store) => [store.code, store]));
  const products = new Set(sample.products.map(({ code }) => code));
  const orderNos = new Set(sample.orders.map(({ orderNo }) => orderNo));
  expect(memberNos.size).toBe(3000);
  expect(stores.size).toBe(46);
  expect(products.size).toBe(sample.products.length);
  expect(orderNos.size).toBe(sample.orders.length);
  expect(sample.orders.every(({ memberNo }) => memberNo === null || memberNos.has(memberNo))).toBe(true);
  const closed = sample.orders.filter(
    (order) => stores.get(order.storeCode)!.openedOn > order.orderedAt.slice(0, 10),
  );
  expect(closed).toEqual([]);
  expect(sample.lines.every(({ productCode }) => products.has(productCode))).toBe(true);
  expect(sample.complaints.every(({ orderNo }) => orderNo === null || orderNos.has(orderNo))).toBe(true);
  const joined = new Map(sample.customers.map(({ memberNo, registeredOn }) => [memberNo, registeredOn]));
  for (const { referrerMemberNo, refereeMemberNo, on } of sample.referrals) {
    expect(joined.get(refereeMemberNo)).toBe(on);
    expect(joined.get(referrerMemberNo)! <= on).toBe(true);
  }
});

test("nobody orders before joining", () => {
  const joined = new Map(sample.customers.map(({ memberNo, registeredOn }) => [memberNo, registeredOn]));
  const early = sample.orders.filter(
    ({ memberNo, orderedAt }) => memberNo !== null && orderedAt.slice(0, 10) < joined.get(memberNo)!,
  );
  expect(early).toEqual([]);
});

test("phones are valid Chinese mobiles, unique, and recognisably made up", () => {
  const phones = sample.customers.flatMap(({ phone }) => phone ?? []);
  expect(new Set(phones).size).toBe(phones.length);
  expect(phones.length).toBeGreaterThan(2850);
  expect(phones.length).toBeLessThan(3000);
  for (const phone of phones) expect(phone).toMatch(/^1\d{2}0000\d{4}$/);
  for (const phone of phones.slice(0, 200)) {
    expect(parsePhoneNumberWithError(phone, "CN").isValid()).toBe(true);
  }
});

test("people are as a member list has them", () => {
  const { customers } = sample;
  const share = (n: number) => n / customers.length;
  const organisations = customers.filter(({ kind }) => kind === "organisation");
  expect(share(organisations.length)).toBeGreaterThan(0.01);
  expect(share(organisations.length)).toBeLessThan(0.03);
  expect(
    organisations.every(({ contactName, gender, birthday }) => contactName && !gender && !birthday),
  ).toBe(true);
  const names = new Set(customers.map(({ name }) => name));
  expect(names.size).toBeGreaterThan(2500);
  expect(names.size).toBeLessThan(3000);
  expect(share(customers.filter(({ birthday }) => birthday !== null).length)).toBeCloseTo(0.64, 1);
  const emails = customers.flatMap(({ email }) => email ?? []);
  expect(new Set(emails).size).toBe(emails.length);
  expect(emails.every((email) => /^[a-z]+\d+@example\.com$/.test(email))).toBe(true);
  expect(new Set(customers.map(({ city }) => city)).size).toBe(9);
  for (const { regionCode, district } of customers) expect(regionCode.endsWith("00")).toBe(district === null);
});

test("lunar birthdays exist in the lunar calendar", () => {
  const lunar = sample.customers.filter(({ birthdayKind }) => birthdayKind === "lunar");
  expect(lunar.length).toBeGreaterThan(150);
  for (const { birthday } of lunar) {
    const [year, month, day] = birthday!.split("-").map(Number);
    expect(() => LunarDay.fromYmd(year!, month!, day!)).not.toThrow();
  }
});

test("consent is granted, refused or unknown, per channel", () => {
  for (const channel of ["sms", "phone", "wechat", "email"] as const) {
    const states = sample.customers.map(
      ({ consents }) => consents.find((one) => one.channel === channel)?.state,
    );
    for (const state of ["granted", "refused", undefined]) expect(states).toContain(state);
  }
});

test("products have a price history, a margin and a barcode that scans", () => {
  expect(new Set(sample.products.map(({ category }) => category)).size).toBe(13); // twelve shelves and the gifts
  for (const product of sample.products) {
    const { prices, barcode } = product;
    expect(prices.at(-1)).toEqual({ from: prices.at(-1)!.from, ...priceOf(product) });
    expect(prices.map(({ from }) => from)).toEqual(prices.map(({ from }) => from).sort());
    if (product.category !== "赠品") expect(product.costCents).toBeLessThan(product.priceCents);
    const sum = [...barcode].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
    expect(barcode).toMatch(/^2\d{12}$/);
    expect(sum % 10).toBe(0);
  }
});

function priceOf({ priceCents, costCents }: { priceCents: number; costCents: number }) {
  return { priceCents, costCents };
}

test("lines are sold at the price of their day", () => {
  const products = new Map(sample.products.map((product) => [product.code, product]));
  const orders = new Map(sample.orders.map((order) => [order.orderNo, order]));
  for (const line of sample.lines) {
    if (line.kind === "return") continue;
    const day = orders.get(line.orderNo)!.orderedAt.slice(0, 10);
    const price = products
      .get(line.productCode)!
      .prices.filter(({ from }) => from <= day)
      .at(-1)!;
    expect(line.unitPriceCents).toBe(price.priceCents);
  }
});

test("walk-ins, gifts, cancellations and identical rows are there", () => {
  const sales = sample.orders.filter(({ kind }) => kind === "sale");
  const share = (some: typeof sales) => some.length / sales.length;
  expect(share(sales.filter(({ memberNo }) => memberNo === null))).toBeCloseTo(0.15, 2);
  const cancelled = sales.filter(({ status }) => status === "已取消");
  expect(cancelled.length).toBeGreaterThan(50);
  expect(cancelled.every(({ online }) => online)).toBe(true);
  const gifts = sample.lines.filter(({ kind }) => kind === "gift");
  expect(gifts.length).toBeGreaterThan(500);
  expect(gifts.every(({ amountCents, costCents }) => amountCents === 0 && costCents > 0)).toBe(true);
  const seen = new Set<string>();
  let repeated = 0;
  for (const { line: _, ...content } of sample.lines) {
    const key = JSON.stringify(content);
    if (seen.has(key)) repeated++;
    seen.add(key);
  }
  expect(repeated).toBeGreaterThan(300);
});

test("returns undo lines of their order, most of them linked", () => {
  const orders = new Map(sample.orders.map((order) => [order.orderNo, order]));
  const linesOf = new Map<string, typeof sample.lines>();
  for (const line of sample.lines) linesOf.set(line.orderNo, [...(linesOf.get(line.orderNo) ?? []), line]);
  const returns = sample.orders.filter(({ kind }) => kind === "return");
  const linked = returns.filter(({ originalOrderNo }) => originalOrderNo !== null);
  expect(returns.length / sample.orders.length).toBeCloseTo(0.025, 2);
  expect(linked.length / returns.length).toBeCloseTo(0.95, 1);
  for (const order of linked) {
    const original = orders.get(order.originalOrderNo!)!;
    expect(original.memberNo).toBe(order.memberNo);
    expect(original.orderedAt < order.orderedAt).toBe(true);
    for (const line of linesOf.get(order.orderNo)!) {
      const sold = linesOf
        .get(original.orderNo)!
        .filter(({ productCode }) => productCode === line.productCode);
      expect(sold.some(({ amountCents }) => amountCents === -line.amountCents)).toBe(true);
    }
  }
});

test("marketing spend is the sum of what the new customers of the month cost", () => {
  const spent = sample.marketingSpend.filter(({ purpose }) => purpose === "拉新");
  const paid = spent.reduce((sum, { costCents }) => sum + costCents, 0);
  const months = new Set(sample.marketingSpend.map(({ month }) => month.slice(0, 7)));
  const cost = sample.customers
    .filter(({ registeredOn }) => months.has(registeredOn.slice(0, 7)))
    .reduce((sum, { acquisitionCostCents }) => sum + acquisitionCostCents, 0);
  expect(paid).toBe(cost);
});
