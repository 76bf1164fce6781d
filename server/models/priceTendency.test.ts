import { expect, test } from "vitest";
import { type OwnLine, type PriceLevel, priceTendency } from "./priceTendency.ts";

const line = (sku: number, category: string, paid: number, pieces = 1): OwnLine => ({
  sku,
  category,
  paid,
  pieces,
});
const level = (sku: number, category: string, usual: number, lines: number): PriceLevel => ({
  ...{ sku, category, usual, lines },
  ...{ pieces: lines, paid: lines * usual },
});

test("a line is cheaper than usual from five per cent below the product's median", () => {
  const own = [
    line(1, "milk", 9.4),
    line(1, "milk", 9.5),
    line(1, "milk", 10),
    line(1, "milk", 18.8, 2),
    line(1, "milk", 8),
  ];
  expect(priceTendency(own, [level(1, "milk", 10, 100)])).toMatchObject({
    comparable: 5,
    discounted: 3,
    discountShare: 0.6,
  });
});

test("products and categories that nobody else buys, and lines without either, are compared with nothing", () => {
  const own = Array.from({ length: 8 }, () => line(1, "milk", 5));
  // Nine lines of others are too few for the product, and so for the category.
  expect(priceTendency(own, [level(1, "milk", 10, 17)])).toEqual({
    ...{ comparable: 0, discounted: 0, discountShare: null, level: null },
    categories: [],
  });
  const unknown = own.map((one) => ({ ...one, sku: 0, category: "" }));
  expect(priceTendency(unknown, [level(0, "", 10, 500)])).toMatchObject({ comparable: 0, level: null });
});

test("others' price leaves the customer's own lines out, and categories weigh by pieces", () => {
  const own = [...Array.from({ length: 4 }, () => line(1, "milk", 12)), line(2, "wine", 100, 2)];
  const everyone = [
    { ...level(1, "milk", 10, 44), paid: 40 * 10 + 4 * 12 },
    { ...level(2, "wine", 80, 31), pieces: 62, paid: 60 * 80 + 100 },
  ];
  const found = priceTendency(own, everyone);
  expect(found.categories).toEqual([
    { name: "wine", lines: 1, pieces: 2, paid: 100, others: 80 },
    { name: "milk", lines: 4, pieces: 4, paid: 48, others: 10 },
  ]);
  expect(found.level).toBeCloseTo((48 + 100) / (4 * 10 + 2 * 80), 12);
  // Four lines say nothing yet.
  expect(priceTendency(own.slice(0, 4), everyone).level).toBeNull();
});
