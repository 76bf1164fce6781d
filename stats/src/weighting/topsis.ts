import {
  checkDecisionMatrix,
  checkDirections,
  checkWeights,
  type DecisionMatrix,
  type Direction,
} from "./matrix.ts";

export interface TopsisOptions {
  /** One per criterion, any positive scale; default equal. */
  readonly weights?: readonly number[];
  /** Default: more is better everywhere. */
  readonly directions?: readonly Direction[];
  /** `vector` (default) divides each column by its Euclidean length; `none` takes the values as they are. */
  readonly scaling?: "vector" | "none";
}

/** 1 for the best; equal scores share the better rank (1, 2, 2, 4). */
export function rankDescending(scores: readonly number[]): number[] {
  return scores.map((score) => 1 + scores.filter((other) => other > score).length);
}

/**
 * TOPSIS (Hwang & Yoon 1981): closeness to the best imaginable alternative against the worst, from 0 to 1.
 * Returns closeness and rank per alternative. Throws when all alternatives are the same: no order exists.
 */
export function topsis(
  matrix: DecisionMatrix,
  options: TopsisOptions = {},
): { closeness: number[]; rank: number[]; ideal: number[]; antiIdeal: number[] } {
  const { columns } = checkDecisionMatrix(matrix, 2);
  const weights = checkWeights(options.weights, columns);
  const directions = checkDirections(options.directions, columns);
  const scaling = options.scaling ?? "vector";
  if (scaling !== "vector" && scaling !== "none") {
    throw new RangeError(`scaling must be "vector" or "none", got ${JSON.stringify(scaling)}`);
  }
  const lengths = weights.map((_, j) =>
    scaling === "none" ? 1 : Math.hypot(...matrix.map((row) => row[j]!)) || 1,
  );
  const weighted = matrix.map((row) => row.map((value, j) => (value / lengths[j]!) * weights[j]!));
  const extreme = (sign: 1 | -1) =>
    weights.map((_, j) => {
      const column = weighted.map((row) => row[j]!);
      return sign * directions[j]! === 1 ? Math.max(...column) : Math.min(...column);
    });
  const ideal = extreme(1);
  const antiIdeal = extreme(-1);
  if (ideal.every((value, j) => value === antiIdeal[j])) {
    throw new RangeError("all alternatives are the same on every weighted criterion: no order exists");
  }
  const distance = (row: number[], point: number[]) =>
    Math.hypot(...row.map((value, j) => value - point[j]!));
  const closeness = weighted.map((row) => {
    const far = distance(row, antiIdeal);
    return far / (far + distance(row, ideal));
  });
  return { closeness, rank: rankDescending(closeness), ideal, antiIdeal };
}
