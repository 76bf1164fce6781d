import { expect, test } from "vitest";
import { cohensD, cramersV, groupDifference, traitDifference } from "./effectSize.ts";

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

test("shares differ by Newcombe's interval, means by Welch's, and both have a p-value", () => {
  // 15 of 50 against 10 of 100: z = 0.2 / sqrt(1/6 · 5/6 · (1/50 + 1/100)) = 3.098.
  const share = groupDifference(
    { n: 50, mean: 0.3, variance: (0.21 * 50) / 49 },
    { n: 100, mean: 0.1, variance: (0.09 * 100) / 99 },
    true,
  );
  expect(share.difference!.value).toBeCloseTo(0.2, 12);
  expect(share.p).toBeCloseTo(0.00194, 4);
  expect(share.difference!.low).toBeGreaterThan(0);
  const mean = groupDifference({ n: 20, mean: 5, variance: 9 }, { n: 10, mean: 3, variance: 4 }, false);
  expect(mean.difference!.value).toBeCloseTo(2, 12);
  // t = 2 / sqrt(9/20 + 4/10) = 2.169 at 25.4 degrees of freedom.
  expect(mean.p).toBeCloseTo(0.0397, 3);
  expect(groupDifference({ n: 1, mean: 3, variance: 0 }, { n: 9, mean: 3, variance: 1 }, false)).toEqual({
    d: null,
    low: null,
    high: null,
    difference: null,
    p: null,
  });
});

test("a mean of a few values, or of equal ones, is not tested", () => {
  const many = { n: 400, mean: 3, variance: 1 };
  expect(groupDifference({ n: 2, mean: 5, variance: 0 }, many, false)).toMatchObject({
    difference: null,
    p: null,
  });
  // Equal values of 0.1 whose variance is off by rounding.
  expect(groupDifference({ n: 40, mean: 0.1, variance: 1e-18 }, many, false).p).toBeNull();
  const nine = groupDifference({ n: 9, mean: 5, variance: 1 }, many, false);
  expect(nine.p).toBeNull();
  expect(nine.difference!.value).toBe(2);
  expect(groupDifference({ n: 10, mean: 5, variance: 1 }, many, false).p).toBeLessThan(0.001);
});

test("shares of a few are tested exactly, of equal ones too", () => {
  const share = (n: number, mean: number) => ({ n, mean, variance: (mean * (1 - mean) * n) / (n - 1) });
  // Two of two against a twentieth of 400: 22·21 / (402·401), where the pooled test says 1e-9.
  expect(groupDifference(share(2, 1), share(400, 0.05), true).p).toBeCloseTo(462 / 161_202, 9);
  // Nobody of 100 against 40 of 100 is a difference.
  expect(groupDifference(share(100, 0), share(100, 0.4), true).p).toBeLessThan(1e-9);
});

test("rare values of a trait are taken together before the test", () => {
  // Twenty values that one customer has each, half of them on either side, are no evidence.
  const singles = Array.from({ length: 20 }, (_, i) => (i < 10 ? 1 : 0));
  const other = singles.map((n) => 1 - n);
  expect(traitDifference([50, ...singles], [50, ...other]).p).toBeCloseTo(1, 12);
  expect(traitDifference([50, 40, ...singles], [50, 40, ...other]).p).toBeCloseTo(1, 12);
  // Of rare values only there is nothing to test, however they lie.
  expect(traitDifference([3, 0, 1], [0, 2, 2])).toMatchObject({
    p: null,
    v: expect.closeTo(Math.sqrt(2 / 3), 9),
  });
  // Others that are few themselves go to the smallest: ((30, 20), (10, 31)) of ((30, 10, 0), (20, 30, 1)).
  expect(traitDifference([30, 10, 0], [20, 30, 1]).p).toBe(traitDifference([30, 10], [20, 31]).p);
  // Two values of a handful are tested exactly: Fisher's tea.
  expect(traitDifference([3, 1], [1, 3]).p).toBeCloseTo(34 / 70, 12);
});

test("a trait's chi-squared test goes with its Cramér's V", () => {
  expect(traitDifference([30, 20], [20, 30]).p).toBeCloseTo(0.0455, 4);
  expect(traitDifference([10, 30], [20, 60]).p).toBeCloseTo(1, 12);
});
