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

test("a segment against everyone, its own members included: the rest is what chance moves, and its part of them", () => {
  // 300 of 1,000, of whom 200 members with 80: the others are 220 of 800.
  const [all, members, rest] = [wilson(300, 1000), wilson(80, 200), wilson(220, 800)];
  const apart = shareDifference(rest, members)!;
  const inside = shareDifference(all, members, true)!;
  expect(inside.value).toBeCloseTo(-0.1, 9);
  expect(inside.value).toBeCloseTo(0.8 * apart.value, 9);
  expect(inside.interval?.low).toBeCloseTo(0.8 * apart.interval!.low, 6);
  expect(inside.interval?.high).toBeCloseTo(0.8 * apart.interval!.high, 6);
  // Taken as independent it was wider.
  const before = shareDifference(all, members)!.interval!;
  expect(inside.interval!.high - inside.interval!.low).toBeLessThan(before.high - before.low);
  expect(shareDifference(all, all, true)).toEqual({ value: 0, interval: null });
});

test("its interval holds what it promises: 95 of 100 samples, where members are a half of all", () => {
  // Members answer yes with 0.5, the others with 0.3; drawn by a fixed generator.
  let seed = 7;
  const draw = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const yes = (n: number, p: number) => Array.from({ length: n }, draw).filter((one) => one < p).length;
  const times = 2_000;
  let [held, heldApart] = [0, 0];
  for (let i = 0; i < times; i++) {
    const [a, b] = [yes(100, 0.5), yes(100, 0.3)];
    const holds = (inside: boolean) => {
      const { low, high } = shareDifference(wilson(a + b, 200), wilson(a, 100), inside)!.interval!;
      return low <= -0.1 && high >= -0.1;
    };
    if (holds(true)) held++;
    if (holds(false)) heldApart++;
  }
  expect(held / times).toBeGreaterThan(0.935);
  expect(held / times).toBeLessThan(0.965);
  expect(heldApart / times).toBeGreaterThan(0.99);
});

test("promoters minus detractors of the rest, from the intervals of both", () => {
  const balance = (promoters: number, detractors: number, n: number) => {
    const value = (promoters - detractors) / n;
    const half = 1.959964 * Math.sqrt(((promoters + detractors) / n - value ** 2) / n);
    return {
      value,
      numerator: promoters - detractors,
      denominator: n,
      interval: { low: value - half, high: value + half },
      why: null,
    };
  };
  const [all, members, rest] = [balance(50, 30, 120), balance(10, 20, 40), balance(40, 10, 80)];
  const inside = shareDifference(all, members, true)!;
  const apart = shareDifference(rest, members)!;
  expect(inside.interval?.low).toBeCloseTo((80 / 120) * apart.interval!.low, 5);
  expect(inside.interval?.high).toBeCloseTo((80 / 120) * apart.interval!.high, 5);
});
