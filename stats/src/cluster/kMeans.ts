import { checkAllFinite, checkCount } from "../check.ts";
import { type Random, seededRandom } from "../random.ts";

/** Rows of one width, packed: row i is `values[i·columns … (i+1)·columns)`. Scale columns first: distance is Euclidean. */
export interface Points {
  readonly values: Float64Array;
  readonly columns: number;
}

export interface KMeansOptions {
  /** Number of clusters. */
  readonly k: number;
  readonly seed?: number;
  /** Starts, of which the best is kept; default 10. */
  readonly restarts?: number;
  /** Rounds per start; default 300. */
  readonly maxIterations?: number;
}

export interface KMeansResult {
  /** Cluster of each row, 0 the largest. */
  readonly labels: Int32Array;
  /** k rows of centres, in the order of the labels. */
  readonly centres: Float64Array;
  readonly sizes: Int32Array;
  /** Sum of squared distances to the own centre. */
  readonly inertia: number;
  /** Rounds of the best start. */
  readonly iterations: number;
  /** False when `maxIterations` ended the best start before it stood still. */
  readonly converged: boolean;
}

export function checkPoints({ values, columns }: Points): number {
  checkCount("columns", columns, 1);
  if (values.length === 0 || values.length % columns !== 0) {
    throw new RangeError(`values must hold whole rows of ${columns}, got ${values.length} numbers`);
  }
  checkAllFinite("values", values);
  return values.length / columns;
}

/** How many different rows there are, counted up to `enough`. */
export function distinctRows({ values, columns }: Points, enough: number): number {
  const seen = new Set<string>();
  for (let from = 0; from < values.length && seen.size < enough; from += columns)
    seen.add(values.subarray(from, from + columns).join(" "));
  return seen.size;
}

export function squaredDistance(
  a: Float64Array,
  i: number,
  b: Float64Array,
  j: number,
  columns: number,
): number {
  let sum = 0;
  const rowA = i * columns;
  const rowB = j * columns;
  for (let c = 0; c < columns; c++) {
    const gap = a[rowA + c]! - b[rowB + c]!;
    sum += gap * gap;
  }
  return sum;
}

/**
 * k-means by Lloyd's rounds from k-means++ starts (Arthur & Vassilvitskii 2007), typed arrays throughout. Hamerly's
 * bounds (2010) skip the rows that cannot have changed cluster, without changing any result.
 * A cluster that empties takes the row furthest from its centre.
 * Throws RangeError when k exceeds the number of distinct rows: the extra clusters would be empty.
 */
export function kMeans(points: Points, options: KMeansOptions): KMeansResult {
  const rows = checkPoints(points);
  const { k, seed = 1, restarts = 10, maxIterations = 300 } = options;
  checkCount("k", k, 1);
  checkCount("restarts", restarts, 1);
  checkCount("maxIterations", maxIterations, 1);
  if (k > rows) throw new RangeError(`k must be at most the number of rows ${rows}, got ${k}`);
  const random = seededRandom(seed);
  let best: Run | null = null;
  for (let start = 0; start < restarts; start++) {
    const run = lloyd(points, rows, plusPlus(points, rows, k, random), maxIterations);
    if (best === null || run.inertia < best.inertia) best = run;
  }
  return largestFirst(best!, points.columns, k);
}

interface Run {
  readonly labels: Int32Array;
  readonly centres: Float64Array;
  readonly sizes: Int32Array;
  readonly inertia: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/** First centre at random, each next with a chance proportional to its squared distance from the chosen ones. */
function plusPlus({ values, columns }: Points, rows: number, k: number, random: Random): Float64Array {
  const centres = new Float64Array(k * columns);
  const nearest = new Float64Array(rows).fill(Number.POSITIVE_INFINITY);
  let chosen = random.below(rows);
  for (let c = 0; ; c++) {
    centres.set(values.subarray(chosen * columns, (chosen + 1) * columns), c * columns);
    if (c === k - 1) return centres;
    let total = 0;
    for (let i = 0; i < rows; i++) {
      const distance = squaredDistance(values, i, centres, c, columns);
      if (distance < nearest[i]!) nearest[i] = distance;
      total += nearest[i]!;
    }
    if (total === 0) throw new RangeError(`k = ${k} exceeds the number of distinct rows ${c + 1}`);
    let left = random.uniform() * total;
    chosen = -1;
    for (let i = 0; i < rows; i++) {
      if (nearest[i] === 0) continue;
      chosen = i;
      left -= nearest[i]!;
      if (left < 0) break;
    }
  }
}

/**
 * `upper[i]` is at least the distance of row i to its own centre, `lower[i]` at most that to any other; a row whose
 * upper bound is below its lower one, or below half the way from its centre to the nearest other, stays where it is.
 */
function lloyd({ values, columns }: Points, rows: number, centres: Float64Array, maxIterations: number): Run {
  const k = centres.length / columns;
  const labels = new Int32Array(rows).fill(-1);
  const upper = new Float64Array(rows).fill(Number.POSITIVE_INFINITY);
  const lower = new Float64Array(rows);
  const sizes = new Int32Array(k);
  const shift = new Float64Array(k);
  let converged = false;
  let iterations = 0;
  for (; iterations < maxIterations && !converged; iterations++) {
    let moved = 0;
    const half = halfGaps(centres, k, columns);
    for (let i = 0; i < rows; i++) {
      const own = labels[i]!;
      if (own >= 0) {
        const bound = Math.max(half[own]!, lower[i]!);
        if (upper[i]! < bound) continue;
        upper[i] = Math.sqrt(squaredDistance(values, i, centres, own, columns));
        if (upper[i]! < bound) continue;
      }
      let label = 0;
      let least = Number.POSITIVE_INFINITY;
      let second = Number.POSITIVE_INFINITY;
      for (let c = 0; c < k; c++) {
        const distance = squaredDistance(values, i, centres, c, columns);
        if (distance < least) {
          second = least;
          least = distance;
          label = c;
        } else if (distance < second) second = distance;
      }
      upper[i] = Math.sqrt(least);
      lower[i] = Math.sqrt(second);
      if (own !== label) moved++;
      labels[i] = label;
    }
    sizes.fill(0);
    for (let i = 0; i < rows; i++) sizes[labels[i]!]!++;
    if (sizes.includes(0)) {
      for (let i = 0; i < rows; i++)
        upper[i] = Math.sqrt(squaredDistance(values, i, centres, labels[i]!, columns));
      moved += fillEmpty(labels, upper, sizes);
      lower.fill(0);
    }
    converged = moved === 0;
    if (converged) break;
    const before = centres.slice();
    recentre(values, columns, labels, sizes, centres);
    let most = 0;
    for (let c = 0; c < k; c++) {
      shift[c] = Math.sqrt(squaredDistance(before, c, centres, c, columns));
      most = Math.max(most, shift[c]!);
    }
    // A trillionth of slack, so that rounding never keeps a row where it should not be.
    for (let i = 0; i < rows; i++) {
      upper[i] = (upper[i]! + shift[labels[i]!]!) * (1 + 1e-12);
      lower[i] = (lower[i]! - most) * (1 - 1e-12);
    }
  }
  let inertia = 0;
  for (let i = 0; i < rows; i++) inertia += squaredDistance(values, i, centres, labels[i]!, columns);
  return { labels, centres, sizes, inertia, iterations, converged };
}

/** Half the distance of each centre to the nearest other one; a trillionth less, against rounding. */
function halfGaps(centres: Float64Array, k: number, columns: number): Float64Array {
  const half = new Float64Array(k).fill(Number.POSITIVE_INFINITY);
  for (let c = 0; c < k; c++) {
    for (let d = 0; d < c; d++) {
      const distance = (0.5 - 1e-12) * Math.sqrt(squaredDistance(centres, c, centres, d, columns));
      half[c] = Math.min(half[c]!, distance);
      half[d] = Math.min(half[d]!, distance);
    }
  }
  return half;
}

function fillEmpty(labels: Int32Array, distances: Float64Array, sizes: Int32Array): number {
  let moved = 0;
  for (let c = 0; c < sizes.length; c++) {
    if (sizes[c]! > 0) continue;
    let furthest = -1;
    for (let i = 0; i < labels.length; i++) {
      if (sizes[labels[i]!]! > 1 && (furthest < 0 || distances[i]! > distances[furthest]!)) furthest = i;
    }
    sizes[labels[furthest]!]!--;
    labels[furthest] = c;
    distances[furthest] = 0;
    sizes[c] = 1;
    moved++;
  }
  return moved;
}

function recentre(
  values: Float64Array,
  columns: number,
  labels: Int32Array,
  sizes: Int32Array,
  centres: Float64Array,
): void {
  centres.fill(0);
  for (let i = 0; i < labels.length; i++) {
    const to = labels[i]! * columns;
    for (let c = 0; c < columns; c++) centres[to + c]! += values[i * columns + c]!;
  }
  for (let j = 0; j < centres.length; j++) centres[j]! /= sizes[Math.floor(j / columns)]!;
}

/** Numbers clusters by falling size, so that a rerun or another seed names the same cluster the same. */
function largestFirst(run: Run, columns: number, k: number): KMeansResult {
  const order = Array.from({ length: k }, (_, c) => c).sort((a, b) => run.sizes[b]! - run.sizes[a]! || a - b);
  const place = new Int32Array(k);
  const centres = new Float64Array(k * columns);
  order.forEach((old, now) => {
    place[old] = now;
    centres.set(run.centres.subarray(old * columns, (old + 1) * columns), now * columns);
  });
  return {
    labels: run.labels.map((label) => place[label]!),
    centres,
    sizes: Int32Array.from(order, (old) => run.sizes[old]!),
    inertia: run.inertia,
    iterations: run.iterations,
    converged: run.converged,
  };
}
