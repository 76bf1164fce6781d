import { checkDecisionMatrix, type DecisionMatrix } from "./matrix.ts";

/**
 * Entropy weights: a criterion on which the alternatives differ more says more, and weighs more.
 * p_ij = x_ij / Σ_i x_ij, E_j = −Σ p ln p / ln m with 0·ln 0 = 0, w_j = (1 − E_j) / Σ(1 − E).
 * Source: Shannon 1948; Hwang & Yoon 1981.
 *
 * Needs two alternatives or more, no negative value, no criterion that is zero throughout. Where no criterion
 * differs at all there is nothing to weigh by, and it throws.
 */
export function entropyWeights(matrix: DecisionMatrix): { weights: number[]; entropy: number[] } {
  const { rows, columns } = checkDecisionMatrix(matrix, 2);
  const entropy = Array.from({ length: columns }, (_, j) => {
    let sum = 0;
    for (let i = 0; i < rows; i++) {
      const value = matrix[i]![j]!;
      if (value < 0)
        throw new RangeError(`entropy needs values of at least 0, got matrix[${i}][${j}] = ${value}`);
      sum += value;
    }
    if (sum === 0) throw new RangeError(`criterion ${j} is 0 for every alternative`);
    let total = 0;
    for (let i = 0; i < rows; i++) {
      const p = matrix[i]![j]! / sum;
      if (p > 0) total -= p * Math.log(p);
    }
    return total / Math.log(rows);
  });
  const diversity = entropy.map((value) => Math.max(0, 1 - value));
  const sum = diversity.reduce((a, b) => a + b, 0);
  if (sum < 1e-14)
    throw new RangeError("no criterion differs between the alternatives: entropy gives no weights");
  return { weights: diversity.map((value) => value / sum), entropy };
}
