import { checkCount } from "../check.ts";
import { seededRandom } from "../random.ts";
import { adjustedRand } from "./adjustedRand.ts";
import {
  checkPoints,
  distinctRows,
  type KMeansOptions,
  kMeans,
  type Points,
  squaredDistance,
} from "./kMeans.ts";

/**
 * Would another sample of customers give the same clusters? Clusters bootstrap samples of the rows, sorts all rows to
 * the centres found, and compares with the clustering of all rows by the adjusted Rand index.
 * Also per cluster the mean Jaccard similarity with its best match (Hennig 2007): above 0.75 a cluster is real enough
 * to be named, below 0.6 it should not be.
 */
export function clusterStability(
  points: Points,
  options: KMeansOptions & { readonly samples?: number },
): { meanRand: number; rand: Float64Array; jaccard: Float64Array } {
  const rows = checkPoints(points);
  const { samples = 20, seed = 1, k } = options;
  checkCount("samples", samples, 1);
  const base = kMeans(points, options);
  const random = seededRandom(seed + 1);
  const rand = new Float64Array(samples);
  const jaccard = new Float64Array(k);
  const { columns, values } = points;
  for (let s = 0; s < samples; s++) {
    const drawn = new Float64Array(values.length);
    for (let i = 0; i < rows; i++) {
      const from = random.below(rows) * columns;
      drawn.set(values.subarray(from, from + columns), i * columns);
    }
    // Few different rows, of which this sample has not got k: no cluster is found again in it.
    if (distinctRows({ values: drawn, columns }, k) < k) continue;
    const { centres } = kMeans({ values: drawn, columns }, { ...options, seed: seed + 2 + s });
    const labels = nearestCentres(points, rows, centres);
    rand[s] = adjustedRand(base.labels, labels);
    addJaccard(base.labels, labels, k, jaccard);
  }
  for (let c = 0; c < k; c++) jaccard[c]! /= samples;
  return { meanRand: rand.reduce((a, b) => a + b, 0) / samples, rand, jaccard };
}

/** The cluster of each row by the nearest of the given centres; also for customers who came later. */
export function nearestCentres(points: Points, rows: number, centres: Float64Array): Int32Array {
  const k = centres.length / points.columns;
  return Int32Array.from({ length: rows }, (_, i) => {
    let label = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let c = 0; c < k; c++) {
      const distance = squaredDistance(points.values, i, centres, c, points.columns);
      if (distance < least) {
        least = distance;
        label = c;
      }
    }
    return label;
  });
}

function addJaccard(base: Int32Array, other: Int32Array, k: number, into: Float64Array): void {
  const both = new Int32Array(k * k);
  const sizeBase = new Int32Array(k);
  const sizeOther = new Int32Array(k);
  for (let i = 0; i < base.length; i++) {
    both[base[i]! * k + other[i]!]!++;
    sizeBase[base[i]!]!++;
    sizeOther[other[i]!]!++;
  }
  for (let c = 0; c < k; c++) {
    let best = 0;
    for (let d = 0; d < k; d++) {
      const shared = both[c * k + d]!;
      best = Math.max(best, shared / (sizeBase[c]! + sizeOther[d]! - shared));
    }
    into[c]! += best;
  }
}
