import { expect, test } from "vitest";
import { randomStream } from "./random.ts";

const take = (seed: number, label: string, index: number, n = 5) => {
  const random = randomStream(seed, label, index);
  return Array.from({ length: n }, () => random.bits());
};

test("the same name gives the same numbers, every other name other numbers", () => {
  const first = take(1, "visits", 7);
  expect(take(1, "visits", 7)).toEqual(first);
  for (const other of [take(2, "visits", 7), take(1, "visits", 8), take(1, "plan", 7)]) {
    expect(other).not.toEqual(first);
  }
});

test("the numbers themselves never change", () => {
  expect(take(1, "visits", 7, 3)).toEqual([521473122, 3185793353, 3571435694]);
});

test("draws are uniform and bounds are included", () => {
  const random = randomStream(11, "uniform");
  const counts = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < 60_000; i++) counts[random.between(0, 5)]!++;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400); // 4.4 standard deviations
});

test("weights set the odds, and a weight of zero is never drawn", () => {
  const random = randomStream(12, "weights");
  const counts = [0, 0, 0];
  for (let i = 0; i < 40_000; i++) counts[random.weighted([1, 0, 3])]!++;
  expect(counts[1]).toBe(0);
  expect(Math.abs(counts[0]! - 10_000)).toBeLessThan(400);
});

test("a shuffle keeps every card and leaves the deck alone", () => {
  const deck = Array.from({ length: 100 }, (_, i) => i);
  const shuffled = randomStream(13, "deck").shuffle(deck);
  expect(shuffled).not.toEqual(deck);
  expect([...shuffled].sort((a, b) => a - b)).toEqual(deck);
  expect(deck[0]).toBe(0);
});

test("nothing to pick from is said", () => {
  expect(() => randomStream(1, "none").pick([])).toThrow(RangeError);
});
