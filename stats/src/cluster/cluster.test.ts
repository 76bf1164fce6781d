import { describe, expect, it } from "vitest";
import { near } from "../../test/near.ts";
import { seededRandom } from "../random.ts";
import { adjustedRand } from "./adjustedRand.ts";
import { clusterStability, nearestCentres } from "./clusterStability.ts";
import { kMeans, type Points } from "./kMeans.ts";
import { silhouette } from "./silhouette.ts";

/** Three round clouds of 60, 40 and 30 rows. */
function clouds(spread: number): { points: Points; truth: number[] } {
  const random = seededRandom(3);
  const centres = [
    [0, 0],
    [10, 0],
    [0, 10],
  ];
  const truth = [60, 40, 30].flatMap((size, c) => Array.from({ length: size }, () => c));
  const values = truth.flatMap((c) => centres[c]!.map((x) => x + spread * random.normal()));
  return { points: { values: Float64Array.from(values), columns: 2 }, truth };
}

describe("kMeans", () => {
  it("finds clouds that are there, the largest first", () => {
    const { points, truth } = clouds(1);
    const result = kMeans(points, { k: 3 });
    expect(adjustedRand(result.labels, truth)).toBe(1);
    expect(Array.from(result.sizes)).toEqual([60, 40, 30]);
    expect(result.converged).toBe(true);
  });

  it("reaches the least inertia of all splits of a small set", () => {
    const x = [0, 1, 5, 6.5, 7, 20];
    const values = Float64Array.from(x);
    let least = Number.POSITIVE_INFINITY;
    for (let mask = 1; mask < 63; mask++) {
      const sides = [x.filter((_, i) => mask & (1 << i)), x.filter((_, i) => !(mask & (1 << i)))];
      const inertia = sides.flatMap((side) => {
        const mean = side.reduce((a, b) => a + b, 0) / side.length;
        return side.map((value) => (value - mean) ** 2);
      });
      least = Math.min(
        least,
        inertia.reduce((a, b) => a + b, 0),
      );
    }
    near(kMeans({ values, columns: 1 }, { k: 2 }).inertia, least, 1e-12);
  });

  it("ends where every row is with its nearest centre and every centre is the mean of its rows", () => {
    const random = seededRandom(14);
    const points = { values: Float64Array.from({ length: 1500 }, () => random.normal()), columns: 3 };
    const { labels, centres, sizes, converged } = kMeans(points, { k: 7, restarts: 3 });
    expect(converged).toBe(true);
    expect(Array.from(nearestCentres(points, 500, centres))).toEqual(Array.from(labels));
    const sums = new Float64Array(21);
    points.values.forEach((value, at) => {
      sums[labels[Math.floor(at / 3)]! * 3 + (at % 3)]! += value;
    });
    sums.forEach((sum, at) => {
      near(centres[at], sum / sizes[Math.floor(at / 3)]!, 1e-12);
    });
  });

  it("gives the same answer for the same seed", () => {
    const { points } = clouds(4);
    expect(kMeans(points, { k: 4, seed: 5 })).toEqual(kMeans(points, { k: 4, seed: 5 }));
  });

  it("takes k = 1 and k = all", () => {
    const values = Float64Array.from([1, 2, 6]);
    near(kMeans({ values, columns: 1 }, { k: 1 }).centres[0], 3, 1e-14);
    expect(kMeans({ values, columns: 1 }, { k: 3 }).inertia).toBe(0);
  });

  it("refuses more clusters than distinct rows, ragged rows and holes", () => {
    const same = Float64Array.from([1, 1, 1, 2]);
    expect(() => kMeans({ values: same, columns: 1 }, { k: 3 })).toThrow(/distinct rows 2/);
    expect(() => kMeans({ values: same, columns: 1 }, { k: 5 })).toThrow(/rows 4, got 5/);
    expect(() => kMeans({ values: same, columns: 3 }, { k: 1 })).toThrow(/rows of 3, got 4/);
    expect(() => kMeans({ values: Float64Array.from([1, Number.NaN]), columns: 1 }, { k: 1 })).toThrow(
      /\[1\].*NaN/,
    );
    expect(() => kMeans({ values: same, columns: 1 }, { k: 0 })).toThrow(/k .*got 0/);
  });
});

describe("silhouette", () => {
  it("is what the definition says, by hand", () => {
    // a: {0, 2}, b: {10}: s(0) = (10 − 2)/10, s(2) = (8 − 2)/8, s(10) = 0 (alone).
    const { scores, mean } = silhouette({ values: Float64Array.from([0, 2, 10]), columns: 1 }, [0, 0, 1]);
    expect(Array.from(scores)).toEqual([0.8, 0.75, 0]);
    near(mean, 1.55 / 3, 1e-14);
  });

  it("prefers the number of clouds there are", () => {
    const { points } = clouds(1);
    const mean = (k: number) => silhouette(points, kMeans(points, { k }).labels).mean;
    expect(mean(3)).toBeGreaterThan(mean(2));
    expect(mean(3)).toBeGreaterThan(mean(4));
  });

  it("estimates on a sample about what all rows say", () => {
    const { points } = clouds(2);
    const { labels } = kMeans(points, { k: 3 });
    const all = silhouette(points, labels).mean;
    expect(Math.abs(silhouette(points, labels, { sample: 65 }).mean - all)).toBeLessThan(0.1);
  });

  it("refuses a single cluster", () => {
    expect(() => silhouette({ values: Float64Array.from([0, 2]), columns: 1 }, [0, 0])).toThrow(
      /2 clusters, got 1/,
    );
  });
});

describe("adjustedRand", () => {
  it("ignores names and reproduces Hubert & Arabie's measure", () => {
    expect(adjustedRand([0, 0, 1, 1], [5, 5, 2, 2])).toBe(1);
    // Contingency 1 1 | 0 2: index 1, rows 2, columns 3, pairs 6 → (1 − 1)/(2.5 − 1) = 0.
    near(adjustedRand([0, 0, 1, 1], [0, 1, 1, 1]), 0, 1e-15);
    near(adjustedRand([0, 0, 1, 2], [0, 0, 1, 1]), 4 / 7, 1e-12);
    expect(adjustedRand([0, 0], [1, 1])).toBe(1);
  });
});

describe("clusterStability", () => {
  it("trusts clouds that are there and distrusts cuts through one cloud", () => {
    const clear = clusterStability(clouds(1).points, { k: 3, samples: 8, restarts: 3 });
    expect(clear.meanRand).toBeGreaterThan(0.97);
    expect(Math.min(...clear.jaccard)).toBeGreaterThan(0.95);
    const random = seededRandom(8);
    const one = Float64Array.from({ length: 300 }, () => random.normal());
    const cut = clusterStability({ values: one, columns: 2 }, { k: 5, samples: 8, restarts: 3 });
    expect(Math.min(...cut.jaccard)).toBeLessThan(0.75);
  });
});
