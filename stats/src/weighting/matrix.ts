import { checkSize } from "../check.ts";

/** Alternatives in rows, criteria in columns. */
export type DecisionMatrix = readonly (readonly number[])[];

/** 1: more is better; −1: less is better. One per criterion. */
export type Direction = 1 | -1;

/** Refuses a table that is ragged, empty or holds something that is not a finite number. Returns its size. */
export function checkDecisionMatrix(
  matrix: DecisionMatrix,
  leastRows = 1,
): { rows: number; columns: number } {
  const rows = matrix.length;
  if (rows < leastRows) throw new RangeError(`needs at least ${leastRows} alternatives, got ${rows}`);
  const columns = matrix[0]!.length;
  if (columns === 0) throw new RangeError("needs at least 1 criterion, got 0");
  matrix.forEach((row, i) => {
    if (row.length !== columns) {
      throw new RangeError(`row ${i} has ${row.length} criteria where row 0 has ${columns}`);
    }
    row.forEach((value, j) => {
      checkSize(`matrix[${i}][${j}]`, value);
    });
  });
  return { rows, columns };
}

/** Directions for every criterion, all "more is better" by default. */
export function checkDirections(
  directions: readonly Direction[] | undefined,
  columns: number,
): readonly Direction[] {
  if (directions === undefined) return Array.from({ length: columns }, () => 1 as const);
  if (directions.length !== columns) {
    throw new RangeError(`${columns} criteria need ${columns} directions, got ${directions.length}`);
  }
  for (const direction of directions) {
    if (direction !== 1 && direction !== -1) throw new RangeError(`a direction is 1 or -1, got ${direction}`);
  }
  return directions;
}

/** Weights made to sum to 1; equal by default. Negative weights and a sum of zero are refused. */
export function checkWeights(weights: readonly number[] | undefined, columns: number): number[] {
  if (weights === undefined) return Array.from({ length: columns }, () => 1 / columns);
  if (weights.length !== columns) {
    throw new RangeError(`${columns} criteria need ${columns} weights, got ${weights.length}`);
  }
  let sum = 0;
  weights.forEach((weight, j) => {
    checkSize(`weights[${j}]`, weight);
    if (weight < 0) throw new RangeError(`weights[${j}] must be at least 0, got ${weight}`);
    sum += weight;
  });
  if (sum === 0) throw new RangeError("the weights sum to 0");
  return weights.map((weight) => weight / sum);
}
