import { expect, test } from "vitest";
import { groupsOf } from "./groups.ts";

const cell = (
  categories: number,
  band: number,
  customers: number,
  back: number,
  amount = 0,
  squared = 0,
) => ({
  categories,
  band,
  customers,
  back,
  amount,
  squared,
});

test("shares with their intervals; money with the interval of its mean", () => {
  const [one] = groupsOf([cell(1, 1, 4, 1, 20, 200)]);
  expect(one).toMatchObject({ customers: 4, back: 1, backShare: 0.25, amountEach: 5 });
  expect(one!.interval.low).toBeCloseTo(0.0456, 3);
  // Variance (200 − 4·25) / 3 = 33.3; standard error √(33.3 / 4) = 2.887.
  expect(one!.amountInterval!.high).toBeCloseTo(5 + 1.95996 * 2.88675, 3);
});

test("a difference that is only orders goes away when orders are alike", () => {
  // In each band one in five or four in five come back, whatever the categories; wide buyers order more.
  const groups = groupsOf([cell(1, 1, 80, 16), cell(1, 2, 20, 16), cell(2, 1, 20, 4), cell(2, 2, 80, 64)]);
  expect(groups.map((g) => g.backShare)).toEqual([0.32, 0.68]);
  expect(groups.map((g) => g.adjusted)).toEqual([0.5, 0.5]);
});

test("where a group is missing from too many bands nothing is said of it", () => {
  const groups = groupsOf([cell(1, 1, 90, 20), cell(2, 1, 5, 2), cell(2, 2, 60, 30)]);
  expect(groups[1]!.adjusted).toBeNull();
});
