import { expect, test } from "vitest";
import { cohensD, cramersV } from "./effectSize.ts";

test("Cohen's d over the pooled standard deviation, with its interval", () => {
  const effect = cohensD({ n: 50, mean: 105, variance: 225 }, { n: 50, mean: 100, variance: 225 })!;
  expect(effect.d).toBeCloseTo(1 / 3, 12);
  // sqrt(100/2500 + (1/9)/200)
  expect(effect.high - effect.d).toBeCloseTo(1.959964 * Math.sqrt(0.04 + 1 / 1800), 9);
  expect(effect.d - effect.low).toBeCloseTo(effect.high - effect.d, 12);
  // Unequal groups: sqrt((9·4 + 19·9)/28) pooled.
  expect(cohensD({ n: 10, mean: 3, variance: 4 }, { n: 20, mean: 5, variance: 9 })!.d).toBeCloseTo(
    -2 / Math.sqrt(207 / 28),
    12,
  );
});

test("an effect that cannot be told is null", () => {
  expect(cohensD({ n: 1, mean: 3, variance: 0 }, { n: 20, mean: 5, variance: 9 })).toBeNull();
  expect(cohensD({ n: 5, mean: 3, variance: 0 }, { n: 5, mean: 3, variance: 0 })).toBeNull();
  expect(cramersV([5, 0], [7, 0])).toBeNull();
  expect(cramersV([0, 0], [7, 2])).toBeNull();
});

test("Cramér's V is 0 for the same shares and 1 for none in common", () => {
  expect(cramersV([10, 30], [20, 60])).toBeCloseTo(0, 12);
  expect(cramersV([10, 0], [0, 25])).toBeCloseTo(1, 12);
  // chi-squared of ((30, 20), (20, 30)) is 4, of 100: sqrt(4/100).
  expect(cramersV([30, 20], [20, 30])).toBeCloseTo(0.2, 12);
});
