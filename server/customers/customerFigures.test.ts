import { expect, test } from "vitest";
import { customerFigures, quantile, rhythmOf } from "./customerFigures.ts";

const order = (on: string, amount: number, bought = true) => ({ order: on, on, amount, bought });

test("nobody bought nothing, and says so with nulls", () => {
  expect(customerFigures([], "2026-11-21", 3)).toEqual({
    amount: 0,
    orders: 0,
    amountYear: 0,
    ordersYear: 0,
    amountYearBefore: 0,
    ordersYearBefore: 0,
    averageOrder: null,
    firstOn: null,
    lastOn: null,
    silentDays: null,
    rhythm: null,
    clv: null,
  });
});

test("CLV = (average order × orders a year) × expected years, over the time since the first purchase", () => {
  // Two years and a day in view, 8 orders of 50: 4 a year by 365.25 days.
  const days = [
    "2024-11-21",
    "2025-02-01",
    "2025-05-01",
    "2025-08-01",
    "2025-11-01",
    "2026-02-01",
    "2026-05-01",
    "2026-11-20",
  ];
  const { clv } = customerFigures(
    days.map((day) => order(day, 50)),
    "2026-11-20",
    2,
  );
  expect(clv?.observedYears).toBeCloseTo(730 / 365.25, 10);
  expect(clv?.value).toBeCloseTo(50 * (8 / (730 / 365.25)) * 2, 8);
});

test("what only takes money away lowers the sum and is no order and no purchase day", () => {
  const figures = customerFigures(
    [order("2026-11-01", 0.1), order("2026-11-02", 0.2), order("2026-11-03", -0.3, false)],
    "2026-11-21",
    3,
  );
  expect(figures).toMatchObject({ amount: 0, orders: 2, lastOn: "2026-11-02", averageOrder: 0 });
});

test("the last 12 months end on the day and do not hold its anniversary", () => {
  const figures = customerFigures(
    [order("2025-11-21", 1), order("2025-11-22", 2), order("2026-11-21", 4)],
    "2026-11-21",
    3,
  );
  expect([figures.amountYear, figures.amountYearBefore]).toEqual([6, 1]);
});

test("a rhythm needs three gaps; half of them lie between the quartiles", () => {
  expect(rhythmOf(["2026-01-01", "2026-01-08", "2026-01-15"], 10)).toBeNull();
  expect(rhythmOf(["2026-01-01", "2026-01-02", "2026-01-04", "2026-01-08", "2026-01-16"], 6)).toEqual({
    median: 3,
    low: 1.75,
    high: 5,
    gaps: 4,
    timesUsual: 2,
    longerShare: 0.25,
    medianEarlier: null,
    medianLater: null,
  });
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
});
