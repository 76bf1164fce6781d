import { checkCount } from "../check.ts";
import { choleskyFactor } from "../optimise/linearAlgebra.ts";
import { seededRandom } from "../random.ts";
import { clusterStability } from "./clusterStability.ts";
import { checkPoints, distinctRows, type KMeansResult, kMeans, type Points } from "./kMeans.ts";
import { silhouetteOrNull } from "./silhouette.ts";

export interface TriedClusters {
  readonly k: number;
  /** Mean silhouette of the rows; 0 where all that are scored lie in one cluster. */
  readonly silhouette: number;
  /** The largest that the same k reaches on rows without clusters: one cloud, or a box, of the same spread (or shuffled columns). */
  readonly reference: number;
  /** Mean adjusted Rand index of bootstrap samples with all rows. */
  readonly meanRand: number;
  /** Jaccard similarity of the least stable cluster with its best match in bootstrap samples. */
  readonly leastJaccard: number;
  /** Clusters that are there, and there again in another sample. */
  readonly holds: boolean;
}

export interface ChosenClusters {
  readonly tried: readonly TriedClusters[];
  /** The best that holds; null where nothing clusters. */
  readonly chosen: (KMeansResult & { readonly k: number }) | null;
}

/** Kaufman & Rousseeuw 1990: below a quarter there is no structure worth the name. */
const leastSilhouette = 0.25;
/** Hennig 2007: a cluster that is found again less than so is not real enough to be named. */
const leastJaccard = 0.75;

/**
 * How many clusters there are, if any. A k holds where its mean silhouette is at least 0.25 and larger than what k-means makes
 * of rows without clusters (as the gap statistic compares, Tibshirani, Walther & Hastie 2001), and every cluster is found
 * again in bootstrap samples. Of those that hold the one of the largest silhouette is chosen.
 * Deterministic by `seed`. Throws RangeError as `kMeans` does.
 */
export function chooseClusters(
  points: Points,
  options: {
    /** Default 2 to 8, at most a tenth of the rows and as many as there are different ones. */
    readonly from?: number;
    readonly to?: number;
    readonly seed?: number;
    readonly restarts?: number;
    /** Bootstrap samples; default 20. */
    readonly samples?: number;
    /** Clouds and boxes without clusters, of each; default 3. */
    readonly references?: number;
    /**
     * So many more references, to be passed beyond chance: the same rows, each column shuffled by itself. For columns with lumps of their own (yes or no,
     * counts that are mostly 0), which no cloud has: a lump of one column is then no cluster, only columns that go together are.
     * Default 0.
     */
    readonly shuffled?: number;
  } = {},
): ChosenClusters {
  const rows = checkPoints(points);
  const { from = 2, seed = 1, restarts = 5, samples = 20, references = 3, shuffled = 0 } = options;
  const most = Math.min(options.to ?? 8, Math.floor(rows / 10));
  const to = Math.min(most, distinctRows(points, most));
  checkCount("from", from, 2);
  checkCount("references", references, 1);
  const empty = Array.from({ length: 2 * references }, (_, i) =>
    withoutClusters(points, rows, seed + 100 + i, i % 2 === 0),
  );
  const mixed = Array.from({ length: shuffled }, (_, i) => shuffledColumns(points, rows, seed + 200 + i));
  const tried: TriedClusters[] = [];
  let chosen: ChosenClusters["chosen"] = null;
  let best = Number.NEGATIVE_INFINITY;
  for (let k = from; k <= to; k++) {
    const found = kMeans(points, { k, seed, restarts });
    const own = meanSilhouette(points, found.labels, seed);
    const clustered = (nothing: Points) =>
      meanSilhouette(nothing, kMeans(nothing, { k, seed, restarts: 2 }).labels, seed);
    const reference = Math.max(...empty.map(clustered), beyond(mixed.map(clustered)));
    const { meanRand, jaccard } = clusterStability(points, { k, seed, restarts: 2, samples });
    const least = Math.min(...jaccard);
    const holds = own >= leastSilhouette && own > reference && least >= leastJaccard;
    tried.push({ k, silhouette: own, reference, meanRand, leastJaccard: least, holds });
    if (holds && own > best) {
      best = own;
      chosen = { ...found, k };
    }
  }
  return { tried, chosen };
}

/** 0 where the other clusters are so small that none of the rows that are scored is in them. */
const meanSilhouette = (points: Points, labels: Int32Array, seed: number): number =>
  silhouetteOrNull(points, labels, { seed })?.mean ?? 0;

/** As many rows of the same mean and covariance, from one normal cloud or evenly from a box along its axes. */
function withoutClusters({ values, columns }: Points, rows: number, seed: number, cloud: boolean): Points {
  const mean = new Float64Array(columns);
  for (let i = 0; i < values.length; i++) mean[i % columns]! += values[i]! / rows;
  const covariance = new Float64Array(columns * columns);
  for (let i = 0; i < rows; i++)
    for (let a = 0; a < columns; a++)
      for (let b = 0; b < columns; b++)
        covariance[a * columns + b]! +=
          ((values[i * columns + a]! - mean[a]!) * (values[i * columns + b]! - mean[b]!)) / rows;
  const factor = choleskyFactor(covariance, columns);
  const random = seededRandom(seed);
  const drawn = new Float64Array(values.length);
  const one = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let c = 0; c < columns; c++)
      one[c] = cloud ? random.normal() : (random.uniform() - 0.5) * Math.sqrt(12);
    for (let a = 0; a < columns; a++) {
      let value = mean[a]!;
      for (let b = 0; b <= a; b++) value += factor[a * columns + b]! * one[b]!;
      drawn[i * columns + a] = value;
    }
  }
  return { values: drawn, columns };
}

/**
 * What shuffled rows do not reach by chance: three standard deviations above their mean, two hundredths at least. Rows whose
 * columns do not go together are one more of their kind, so the largest of a few would be too low a bar.
 */
function beyond(silhouettes: readonly number[]): number {
  if (silhouettes.length === 0) return Number.NEGATIVE_INFINITY;
  const mean = silhouettes.reduce((sum, one) => sum + one, 0) / silhouettes.length;
  const spread = silhouettes.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return mean + Math.max(0.02, 3 * Math.sqrt(spread / Math.max(1, silhouettes.length - 1)));
}

/** The same values of each column, by chance beside those of the others (Fisher & Yates). */
function shuffledColumns({ values, columns }: Points, rows: number, seed: number): Points {
  const random = seededRandom(seed);
  const drawn = Float64Array.from(values);
  for (let c = 0; c < columns; c++)
    for (let i = rows - 1; i > 0; i--) {
      const j = Math.floor(random.uniform() * (i + 1));
      const [here, there] = [i * columns + c, j * columns + c];
      const kept = drawn[here]!;
      drawn[here] = drawn[there]!;
      drawn[there] = kept;
    }
  return { values: drawn, columns };
}
