import { checkCount } from "../check.ts";
import { seededRandom } from "../random.ts";
import { checkPoints, type Points, squaredDistance } from "./kMeans.ts";

/**
 * Silhouette (Rousseeuw 1987): (b − a) / max(a, b), a the mean distance to the own cluster, b to the nearest other.
 * Near 1: well placed; near 0: between two; below 0: in the wrong one. A row alone in its cluster scores 0.
 *
 * Exact up to `sample` rows (default 2,000: distances are quadratic); above that a seeded sample of rows is scored
 * against that same sample. Returns the mean, one score per scored row and which rows those were.
 * Throws RangeError for fewer than two clusters.
 */
export function silhouette(
  points: Points,
  labels: ArrayLike<number>,
  options: SilhouetteOptions = {},
): Silhouette {
  const found = silhouetteOrNull(points, labels, options);
  if (found === null) throw new RangeError("silhouette compares at least 2 clusters, got 1");
  return found;
}

interface SilhouetteOptions {
  readonly sample?: number;
  readonly seed?: number;
}

interface Silhouette {
  mean: number;
  scores: Float64Array;
  rows: Int32Array;
}

/** The same; null where all rows that are scored lie in one cluster. */
export function silhouetteOrNull(
  points: Points,
  labels: ArrayLike<number>,
  options: SilhouetteOptions,
): Silhouette | null {
  const count = checkPoints(points);
  if (labels.length !== count)
    throw new RangeError(`${count} rows need ${count} labels, got ${labels.length}`);
  const { sample = 2000, seed = 1 } = options;
  checkCount("sample", sample, 2);
  let k = 0;
  for (let i = 0; i < count; i++) {
    checkCount(`labels[${i}]`, labels[i]!);
    k = Math.max(k, labels[i]! + 1);
  }
  let rows = Int32Array.from({ length: count }, (_, i) => i);
  if (count > sample) {
    seededRandom(seed).shuffle(rows);
    rows = rows.slice(0, sample).sort();
  }
  const sizes = new Int32Array(k);
  for (const row of rows) sizes[labels[row]!]!++;
  if (sizes.filter((size) => size > 0).length < 2) return null;
  const scores = new Float64Array(rows.length);
  const sums = new Float64Array(k);
  let total = 0;
  for (let i = 0; i < rows.length; i++) {
    const own = labels[rows[i]!]!;
    if (sizes[own] === 1) continue;
    sums.fill(0);
    for (let j = 0; j < rows.length; j++) {
      const distance = Math.sqrt(
        squaredDistance(points.values, rows[i]!, points.values, rows[j]!, points.columns),
      );
      sums[labels[rows[j]!]!]! += distance;
    }
    const within = sums[own]! / (sizes[own]! - 1);
    let nearest = Number.POSITIVE_INFINITY;
    for (let c = 0; c < k; c++) {
      if (c !== own && sizes[c]! > 0) nearest = Math.min(nearest, sums[c]! / sizes[c]!);
    }
    const larger = Math.max(within, nearest);
    scores[i] = larger === 0 ? 0 : (nearest - within) / larger;
    total += scores[i]!;
  }
  return { mean: total / rows.length, scores, rows };
}
