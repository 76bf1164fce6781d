import { expect, test } from "vitest";
import { decompose } from "./decompose.ts";

test("the parts add up to the difference, and each has its factor's direction", () => {
  const before = { customers: 1000, orders: 2500, amount: 120_450 };
  const now = { customers: 1100, orders: 2900, amount: 128_640 };
  const parts = decompose(before, now);
  expect(parts.customers + parts.frequency + parts.orderValue).toBeCloseTo(8190, 8);
  expect(parts.customers).toBeGreaterThan(0);
  expect(parts.frequency).toBeGreaterThan(0);
  expect(parts.orderValue).toBeLessThan(0);
});

test("one factor alone takes all of it", () => {
  const parts = decompose(
    { customers: 10, orders: 20, amount: 200 },
    { customers: 20, orders: 40, amount: 400 },
  );
  expect(parts.customers).toBeCloseTo(200, 9);
  expect(parts.frequency).toBeCloseTo(0, 9);
  expect(parts.orderValue).toBeCloseTo(0, 9);
});

test("factors that cancel leave parts that cancel", () => {
  const parts = decompose(
    { customers: 10, orders: 20, amount: 200 },
    { customers: 20, orders: 20, amount: 200 },
  );
  expect(parts.customers).toBeCloseTo(138.629, 3);
  expect(parts.frequency).toBeCloseTo(-138.629, 3);
});

test("from nothing everything comes from customers", () => {
  expect(decompose({ customers: 0, orders: 0, amount: 0 }, { customers: 2, orders: 3, amount: 9 })).toEqual({
    customers: 9,
    frequency: 0,
    orderValue: 0,
  });
});
