import { checkAllFinite, checkSameLength } from "../check.ts";

export interface LeastSquares {
  /** One per column; 0 for a column that the earlier ones already span. */
  readonly coefficients: Float64Array;
  readonly rank: number;
  /** Sum of squared residuals. */
  readonly residual: number;
}

/**
 * Coefficients that minimise Σ (y − Σ cⱼ xⱼ)², by Householder reflections (Golub & Van Loan, algorithm 5.3.2), which
 * lose half the digits that the normal equations would. A column whose part outside the span of the earlier ones is
 * below 1e-9 of its length is left out.
 */
export function leastSquares(columns: readonly ArrayLike<number>[], y: ArrayLike<number>): LeastSquares {
  const n = y.length;
  checkAllFinite("y", y);
  const work = columns.map((column, j) => {
    checkSameLength(`column ${j}`, column, "y", y);
    checkAllFinite(`column ${j}`, column);
    return Float64Array.from(column);
  });
  const right = Float64Array.from(y);
  const pivots: number[] = [];
  const diagonal: number[] = [];
  for (let j = 0; j < work.length && pivots.length < n; j++) {
    const column = work[j]!;
    const row = pivots.length;
    const left = norm(column, row);
    if (left === 0 || left <= 1e-9 * norm(columns[j]!, 0)) continue;
    const alpha = column[row]! > 0 ? -left : left;
    // v = x − α e₁, scaled so that H = I − v vᵀ / (vᵀv/2).
    const v = column.slice(row);
    v[0]! -= alpha;
    const half = left * (left + Math.abs(column[row]!));
    for (let k = j + 1; k < work.length; k++) reflect(work[k]!, row, v, half);
    reflect(right, row, v, half);
    column[row] = alpha;
    pivots.push(j);
    diagonal.push(alpha);
  }
  const coefficients = new Float64Array(work.length);
  for (let r = pivots.length - 1; r >= 0; r--) {
    let sum = right[r]!;
    for (let s = r + 1; s < pivots.length; s++) sum -= work[pivots[s]!]![r]! * coefficients[pivots[s]!]!;
    coefficients[pivots[r]!] = sum / diagonal[r]!;
  }
  return { coefficients, rank: pivots.length, residual: norm(right, pivots.length) ** 2 };
}

function norm(values: ArrayLike<number>, from: number): number {
  let sum = 0;
  for (let i = from; i < values.length; i++) sum += values[i]! * values[i]!;
  return Math.sqrt(sum);
}

function reflect(target: Float64Array, row: number, v: Float64Array, half: number): void {
  let product = 0;
  for (let i = 0; i < v.length; i++) product += v[i]! * target[row + i]!;
  const factor = product / half;
  for (let i = 0; i < v.length; i++) target[row + i]! -= factor * v[i]!;
}
