import { checkDecisionMatrix, checkDirections, type DecisionMatrix, type Direction } from "./matrix.ts";

/**
 * CRITIC weights (Diakoulaki, Mavrotas & Papayannakis 1995): contrast within a criterion times its conflict with the
 * others, C_j = σ_j · Σ_k (1 − r_jk), over columns scaled to 0–1 by their best and worst.
 * A criterion that is the same for all gets weight 0 and takes no part in the correlations.
 * Needs two alternatives; throws when no criterion differs, or when all move together (every C_j is 0).
 */
export function criticWeights(
  matrix: DecisionMatrix,
  options: { readonly directions?: readonly Direction[] } = {},
): { weights: number[]; information: number[]; correlation: number[][] } {
  const { rows, columns } = checkDecisionMatrix(matrix, 2);
  const directions = checkDirections(options.directions, columns);
  const centred: Float64Array[] = [];
  const deviation: number[] = [];
  for (let j = 0; j < columns; j++) {
    const column = Float64Array.from(matrix, (row) => row[j]!);
    const low = column.reduce((a, b) => Math.min(a, b));
    const range = column.reduce((a, b) => Math.max(a, b)) - low;
    if (range === 0) column.fill(0);
    else for (let i = 0; i < rows; i++) column[i] = (directions[j]! * (column[i]! - low)) / range;
    const mean = column.reduce((a, b) => a + b, 0) / rows;
    let squares = 0;
    for (let i = 0; i < rows; i++) {
      column[i]! -= mean;
      squares += column[i]! ** 2;
    }
    centred.push(column);
    deviation.push(Math.sqrt(squares / (rows - 1)));
  }
  const correlation = centred.map((a, j) =>
    centred.map((b, k) => {
      if (j === k) return 1;
      if (deviation[j] === 0 || deviation[k] === 0) return 0;
      let products = 0;
      for (let i = 0; i < rows; i++) products += a[i]! * b[i]!;
      return Math.max(-1, Math.min(1, products / ((rows - 1) * deviation[j]! * deviation[k]!)));
    }),
  );
  const information = deviation.map((sigma, j) => {
    let conflict = 0;
    for (let k = 0; k < columns; k++) if (deviation[k] !== 0) conflict += 1 - correlation[j]![k]!;
    return sigma === 0 ? 0 : sigma * conflict;
  });
  const sum = information.reduce((a, b) => a + b, 0);
  if (sum < 1e-14) throw new RangeError("no criterion adds information: all are constant or move together");
  return { weights: information.map((value) => value / sum), information, correlation };
}
