import { expect, test } from "vitest";
import { seededRandom } from "../random.ts";
import { adjustedRand } from "./adjustedRand.ts";
import { chooseClusters } from "./chooseClusters.ts";

const few = { samples: 8, references: 2, to: 6 };
const cloudsAt = (centres: readonly (readonly number[])[], each: number, spread: number, seed = 3) => {
  const random = seededRandom(seed);
  const truth = centres.flatMap((_, c) => Array.from({ length: each }, () => c));
  const values = truth.flatMap((c) => centres[c]!.map((x) => x + spread * random.normal()));
  return { points: { values: Float64Array.from(values), columns: centres[0]!.length }, truth };
};

test("finds as many clouds as there are, and the same ones each time", () => {
  for (const centres of [
    [
      [0, 0, 0],
      [6, 6, 0],
    ],
    [
      [0, 0, 0],
      [6, 0, 0],
      [0, 6, 0],
      [0, 0, 6],
    ],
  ]) {
    const { points, truth } = cloudsAt(centres, 120, 1);
    const { chosen, tried } = chooseClusters(points, few);
    expect(chosen?.k).toBe(centres.length);
    expect(adjustedRand(chosen!.labels, truth)).toBeGreaterThan(0.97);
    expect(tried.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6]);
    expect(chooseClusters(points, few)).toEqual({ chosen, tried });
  }
});

test("does not cut what is one: a round cloud, a long one, a box, a slope", () => {
  const random = seededRandom(9);
  const make = (row: () => number[]) => {
    const rows = Array.from({ length: 500 }, row);
    return { values: Float64Array.from(rows.flat()), columns: rows[0]!.length };
  };
  const shapes = {
    round: make(() => [random.normal(), random.normal(), random.normal()]),
    long: make(() => {
      const along = random.normal();
      return [along + 0.3 * random.normal(), along + 0.3 * random.normal(), random.normal()];
    }),
    box: make(() => [random.uniform(), random.uniform(), random.uniform()]),
    slope: make(() => {
      const along = random.uniform();
      return [along, along + 0.2 * random.normal(), random.normal()];
    }),
  };
  for (const [name, points] of Object.entries(shapes))
    expect(chooseClusters(points, few).chosen, name).toBeNull();
});

test("a group of one in twenty, far from the others, is found", () => {
  const near = cloudsAt([[0, 0, 0]], 380, 1);
  const far = cloudsAt([[9, 9, 9]], 20, 1, 4);
  const values = Float64Array.from([...near.points.values, ...far.points.values]);
  expect(chooseClusters({ values, columns: 3 }, few).chosen?.sizes).toEqual(Int32Array.of(380, 20));
});

test("a row or two far out of thousands make no clusters, and no failure", () => {
  const random = seededRandom(6);
  const values = Float64Array.from({ length: 6000 }, () => random.normal());
  // The rows that are scored are 2,000 of 3,000: none of them is this one.
  let { tried, chosen } = chooseClusters({ values: withFar(values, 0), columns: 2 }, { ...few, to: 2 });
  for (let at = 1; at < 12 && tried[0]!.silhouette > 0; at++)
    ({ tried, chosen } = chooseClusters({ values: withFar(values, at), columns: 2 }, { ...few, to: 2 }));
  expect(tried).toMatchObject([{ k: 2, silhouette: 0, holds: false }]);
  expect(chosen).toBeNull();
});

const withFar = (values: Float64Array, row: number) => {
  const far = values.slice();
  far.fill(1e6, 2 * row, 2 * row + 2);
  return far;
};

test("of a few different rows as many clusters are tried as there are, also where a sample lacks one", () => {
  const values = Float64Array.from({ length: 400 }, (_, i) => (i === 7 ? 50 : i % 2));
  const { tried, chosen } = chooseClusters({ values, columns: 1 }, few);
  expect(tried.map(({ k }) => k)).toEqual([2, 3]);
  expect(tried.every(({ leastJaccard }) => leastJaccard < 0.75)).toBe(true);
  expect(chosen).toBeNull();
  expect(chooseClusters({ values: new Float64Array(300), columns: 1 }, few).tried).toEqual([]);
});

test("a lump of one column is a cluster only against clouds; columns that go together are one against shuffled ones too", () => {
  const random = seededRandom(12);
  const rows = 400;
  // Yes or no, three in ten, beside two bells that know nothing of it.
  const alone = Float64Array.from({ length: 3 * rows }, (_, i) =>
    i % 3 === 0 ? (random.uniform() < 0.3 ? 1.5 : -0.65) : 0.6 * random.normal(),
  );
  expect(chooseClusters({ values: alone, columns: 3 }, few).chosen?.k).toBe(2);
  expect(chooseClusters({ values: alone, columns: 3 }, { ...few, shuffled: 5 }).chosen).toBeNull();
  // The same, and whoever says yes lies higher in both bells.
  const together = alone.map((value, i) => (i % 3 !== 0 && alone[i - (i % 3)]! > 0 ? value + 2.5 : value));
  expect(chooseClusters({ values: together, columns: 3 }, { ...few, shuffled: 5 }).chosen?.k).toBe(2);
});

test("says what it cannot do", () => {
  expect(chooseClusters({ values: Float64Array.of(1, 2, 3), columns: 1 })).toEqual({
    tried: [],
    chosen: null,
  });
  expect(() => chooseClusters({ values: Float64Array.of(1, Number.NaN), columns: 1 })).toThrow(/NaN/);
});
