import { expect, test } from "vitest";
import { seeded } from "../random.ts";
import { rankSumTest } from "./rankSumTest.ts";

/** Lists of values as counts of each different one. */
function counted(a: readonly number[], b: readonly number[]): [number[], number[]] {
  const values = [...new Set([...a, ...b])].sort((x, y) => x - y);
  const of = (list: readonly number[]) => values.map((value) => list.filter((x) => x === value).length);
  return [of(a), of(b)];
}

test("Mann & Whitney's U and its normal tail, as scipy 1.11 documents them for the same nine ages", () => {
  const { superiority, pValue } = rankSumTest(...counted([19, 22, 16, 29, 24], [20, 11, 17, 12]));
  expect(superiority * 20).toBeCloseTo(17, 12);
  // z = (17 − 10)/√(5·4·10/12) without a correction for continuity.
  expect(pValue).toBeCloseTo(0.0864107329737, 10);
});

test("of two values it is the chi-squared test times (N − 1)/N", () => {
  const [a, b] = [
    [30, 70],
    [45, 55],
  ];
  const chiSquared = (200 * (30 * 55 - 70 * 45) ** 2) / (100 * 100 * 75 * 125);
  const { pValue, superiority } = rankSumTest(a!, b!);
  expect(superiority).toBeCloseTo(0.5 + (0.7 - 0.55) / 2, 12);
  const z = Math.sqrt((chiSquared * 199) / 200);
  expect(pValue).toBeCloseTo(2 * (1 - cdf(z)), 7);
});

test("groups of one make call too few and too many differences neither", () => {
  const random = seeded(3);
  const marks = () => {
    const counts = [0, 0, 0, 0, 0];
    for (let i = 0; i < 60; i++) counts[Math.min(4, Math.floor(random() * 5))]!++;
    return counts;
  };
  const runs = 2000;
  let wrong = 0;
  let covered = 0;
  for (let i = 0; i < runs; i++) {
    const { pValue, interval } = rankSumTest(marks(), marks());
    if (pValue <= 0.05) wrong++;
    if (interval![0] <= 0 && interval![1] >= 0) covered++;
  }
  expect(wrong / runs).toBeGreaterThan(0.035);
  expect(wrong / runs).toBeLessThan(0.065);
  expect(covered / runs).toBeGreaterThan(0.935);
});

test("groups that do not overlap, one value only, and nobody", () => {
  const apart = rankSumTest([0, 20], [20, 0]);
  expect(apart).toMatchObject({ superiority: 1, interval: null });
  expect(apart.d).toBeGreaterThan(3);
  expect(apart.d).toBeLessThan(10);
  expect(rankSumTest([5], [7])).toMatchObject({ superiority: 0.5, d: 0, pValue: 1 });
  expect(() => rankSumTest([0], [7])).toThrow(RangeError);
  expect(() => rankSumTest([1, 2], [7])).toThrow(RangeError);
});

/** Simpson's rule: nothing of the code under test. */
function cdf(z: number): number {
  const n = 2000;
  let area = 0;
  for (let i = 0; i <= n; i++) {
    const x = (z * i) / n;
    area += Math.exp((-x * x) / 2) * (i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2);
  }
  return 0.5 + (area * z) / n / 3 / Math.sqrt(2 * Math.PI);
}
