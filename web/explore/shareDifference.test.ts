import { expect, test } from "vitest";
import { isSettled, shareDifference } from "./shareDifference.ts";

const wilson = (k: number, n: number) => {
  const z = 1.959964;
  const p = k / n;
  const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))) / (1 + z ** 2 / n);
  return {
    value: p,
    numerator: k,
    denominator: n,
    interval: { low: middle - half, high: middle + half },
    why: null,
  };
};
const unknown = { value: null, numerator: 0, denominator: 0, interval: null, why: "noDenominator" as const };

test("Newcombe 1998, table II (a): 56/70 against 48/80 gives 0.0524 to 0.3339", () => {
  const difference = shareDifference(wilson(56, 70), wilson(48, 80));
  expect(difference?.value).toBeCloseTo(0.2, 6);
  expect(difference?.interval?.low).toBeCloseTo(0.0524, 4);
  expect(difference?.interval?.high).toBeCloseTo(0.3339, 4);
  expect(isSettled(difference!)).toBe(true);
});

test("Newcombe 1998, table II (b): 9/10 against 3/10 gives 0.1705 to 0.8090", () => {
  const difference = shareDifference(wilson(9, 10), wilson(3, 10));
  expect(difference?.interval?.low).toBeCloseTo(0.1705, 4);
  expect(difference?.interval?.high).toBeCloseTo(0.809, 4);
});

test("few people settle nothing, and what is unknown has no difference", () => {
  expect(isSettled(shareDifference(wilson(6, 10), wilson(5, 10))!)).toBe(false);
  expect(shareDifference(wilson(6, 10), unknown)).toBeNull();
});
