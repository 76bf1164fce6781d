import { leastSquares } from "./leastSquares.ts";

/**
 * Weights w ≥ 0, Σ w = 1, for which Σ wⱼ·candidatesⱼ comes nearest to `target`: the nearest point of a convex hull.
 * Wolfe's algorithm (Wolfe 1976, "Finding the nearest point in a polytope"): exact in finitely many steps, so no
 * tuning and no stopping short; each step solves a small least-squares problem.
 */
export function convexWeights(candidates: readonly Float64Array[], target: Float64Array): Float64Array {
  const points = candidates.map((candidate) => candidate.map((value, t) => value - target[t]!));
  const lengths = points.map((point) => dot(point, point));
  const largest = Math.max(...lengths);
  const weights = new Float64Array(points.length);
  let chosen = [lengths.indexOf(Math.min(...lengths))];
  weights[chosen[0]!] = 1;
  for (let step = 0; step < 1000; step++) {
    const here = combine(points, weights);
    const square = dot(here, here);
    let best = -1;
    let least = square;
    points.forEach((point, j) => {
      const product = dot(here, point);
      if (product < least) {
        least = product;
        best = j;
      }
    });
    // No candidate lies on the near side of the plane through the current point: it is the nearest.
    if (best < 0 || square - least <= 1e-14 * Math.sqrt(square) * Math.sqrt(largest) || chosen.includes(best))
      return weights;
    chosen.push(best);
    chosen = retreat(points, weights, chosen);
  }
  return weights;
}

/** Moves to the nearest point of the flat through the chosen candidates, dropping those that would turn negative. */
function retreat(points: readonly Float64Array[], weights: Float64Array, chosen: number[]): number[] {
  let kept = chosen;
  for (;;) {
    const affine = nearestInFlat(points, kept);
    if (affine.every((value) => value > 1e-14)) {
      weights.fill(0);
      kept.forEach((j, i) => {
        weights[j] = affine[i]!;
      });
      return kept;
    }
    let theta = 1;
    let leaves = -1;
    kept.forEach((j, i) => {
      if (affine[i]! > 1e-14) return;
      const reach = weights[j]! / (weights[j]! - affine[i]!);
      if (leaves < 0 || reach < theta) {
        theta = reach;
        leaves = j;
      }
    });
    kept.forEach((j, i) => {
      weights[j] = (1 - theta) * weights[j]! + theta * affine[i]!;
    });
    weights[leaves] = 0;
    kept = kept.filter((j) => weights[j]! > 0);
  }
}

function nearestInFlat(points: readonly Float64Array[], chosen: readonly number[]): number[] {
  const origin = points[chosen[0]!]!;
  const directions = chosen.slice(1).map((j) => points[j]!.map((value, t) => value - origin[t]!));
  const { coefficients } = leastSquares(
    directions,
    origin.map((value) => -value),
  );
  return [1 - coefficients.reduce((a, b) => a + b, 0), ...coefficients];
}

function combine(points: readonly Float64Array[], weights: Float64Array): Float64Array {
  const sum = new Float64Array(points[0]!.length);
  points.forEach((point, j) => {
    if (weights[j] !== 0) for (let t = 0; t < sum.length; t++) sum[t]! += weights[j]! * point[t]!;
  });
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < a.length; t++) sum += a[t]! * b[t]!;
  return sum;
}
