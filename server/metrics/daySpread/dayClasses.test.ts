import { expect, test } from "vitest";
import { type DayCount, dayClasses } from "./dayClasses.ts";

const each = (...days: number[]): DayCount[] => days.map((day) => ({ days: day, facts: 1 }));
const shape = (counts: readonly DayCount[]) =>
  dayClasses(counts).classes.map(({ from, below, facts }) => [from, below, facts]);

test("nothing has no mean, no median and no classes", () => {
  expect(dayClasses([])).toEqual({ facts: 0, mean: null, median: null, classes: [] });
});

test("mean and median count every fact; of an even number the median lies between the two in the middle", () => {
  expect(dayClasses([{ days: 2, facts: 3 }, ...each(12)])).toMatchObject({
    facts: 4,
    mean: 4.5,
    median: 2,
  });
  expect(dayClasses(each(10, 1, 3, 5)).median).toBe(4);
});

test("classes of one width without gaps, the narrowest under which there are not too many", () => {
  expect(shape(each(3, 3, 4, 6))).toEqual([
    [3, 4, 2],
    [4, 5, 1],
    [5, 6, 0],
    [6, 7, 1],
  ]);
  const long = dayClasses(each(...Array.from({ length: 61 }, (_, i) => i))).classes;
  expect(long[0]).toEqual({ from: 0, below: 5, facts: 5 });
  expect(long.at(-1)).toMatchObject({ below: null });
  expect(long.reduce((sum, one) => sum + one.facts, 0)).toBe(61);
});

test("a single case of years stands in an open class and presses nothing together", () => {
  const found = shape([{ days: 1, facts: 50 }, { days: 4, facts: 49 }, ...each(3650)]);
  expect(found).toEqual([
    [1, 2, 50],
    [2, 3, 0],
    [3, 4, 0],
    [4, 5, 49],
    [5, null, 1],
  ]);
});

test("paid before it was billed: one open class below zero, or classes of its own where it is common", () => {
  expect(shape([{ days: 0, facts: 40 }, ...each(-30)])).toEqual([
    [null, 0, 1],
    [0, 1, 40],
  ]);
  expect(shape(each(-3, -1, 2))).toEqual([
    [-3, -2, 1],
    [-2, -1, 0],
    [-1, 0, 1],
    [0, 1, 0],
    [1, 2, 0],
    [2, 3, 1],
  ]);
});

test("however long, at most eighteen classes", () => {
  expect(dayClasses(each(0, 90_000, 100_000, 40_000)).classes.length).toBeLessThanOrEqual(18);
});
