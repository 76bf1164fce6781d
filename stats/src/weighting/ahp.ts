import { requirePositive } from "../special/require.ts";

/**
 * Mean consistency index of random reciprocal matrices, by size (Saaty 1980, as reprinted 1990 for n ≤ 10;
 * Saaty 1980 for 11–15). CR = CI / RI.
 */
const RANDOM_INDEX = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

export interface AhpResult {
  /** One per criterion, summing to 1. */
  readonly weights: number[];
  /** Principal eigenvalue; n when the judgements never contradict each other. */
  readonly lambdaMax: number;
  /** (λmax − n) / (n − 1). */
  readonly consistencyIndex: number;
  /** CI over the random index of this size; 0 for one or two criteria, which cannot contradict. */
  readonly consistencyRatio: number;
  /** Saaty's rule: CR below 0.1. */
  readonly acceptable: boolean;
  /** The judgement furthest from what the weights imply: the first to reconsider. Null for fewer than three criteria. */
  readonly worst: {
    readonly row: number;
    readonly column: number;
    readonly given: number;
    readonly implied: number;
  } | null;
}

/**
 * Analytic hierarchy process: weights from pairwise judgements.
 * `judgements[i][j]` says how many times criterion i matters as much as j (1–9 and reciprocals), so that
 * `judgements[j][i]` is its reciprocal within 1 %, and the diagonal is 1.
 *
 * `eigen` (default) takes the principal eigenvector (Saaty 1977); `geometric` the row geometric means
 * (Crawford & Williams 1985), with λmax as the mean of (A·w)ᵢ/wᵢ.
 * Throws RangeError for a matrix that is not square, positive and reciprocal, or larger than 15.
 */
export function ahp(
  judgements: readonly (readonly number[])[],
  options: { readonly method?: "eigen" | "geometric" } = {},
): AhpResult {
  const n = checkReciprocal(judgements);
  const method = options.method ?? "eigen";
  if (method !== "eigen" && method !== "geometric") {
    throw new RangeError(`method must be "eigen" or "geometric", got ${JSON.stringify(method)}`);
  }
  const weights = method === "eigen" ? principalEigenvector(judgements) : geometricMeans(judgements);
  const lambdaMax =
    multiply(judgements, weights).reduce((sum, product, i) => sum + product / weights[i]!, 0) / n;
  const consistencyIndex = n < 3 ? 0 : Math.max(0, (lambdaMax - n) / (n - 1));
  const consistencyRatio = n < 3 ? 0 : consistencyIndex / RANDOM_INDEX[n]!;
  return {
    weights,
    lambdaMax,
    consistencyIndex,
    consistencyRatio,
    acceptable: consistencyRatio < 0.1,
    worst: n < 3 ? null : worstJudgement(judgements, weights),
  };
}

function checkReciprocal(judgements: readonly (readonly number[])[]): number {
  const n = judgements.length;
  if (n < 1 || n >= RANDOM_INDEX.length) {
    throw new RangeError(`AHP compares 1 to ${RANDOM_INDEX.length - 1} criteria, got ${n}`);
  }
  judgements.forEach((row, i) => {
    if (row.length !== n) throw new RangeError(`row ${i} has ${row.length} judgements, needs ${n}`);
    row.forEach((value, j) => {
      requirePositive(`judgements[${i}][${j}]`, value);
    });
  });
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const product = judgements[i]![j]! * judgements[j]![i]!;
      if (Math.abs(product - 1) > 0.01) {
        throw new RangeError(
          `judgements[${i}][${j}] × judgements[${j}][${i}] must be 1, got ${judgements[i]![j]} × ${judgements[j]![i]}`,
        );
      }
    }
  }
  return n;
}

const multiply = (matrix: readonly (readonly number[])[], vector: readonly number[]): number[] =>
  matrix.map((row) => row.reduce((sum, value, j) => sum + value * vector[j]!, 0));

const normalised = (vector: number[]): number[] => {
  const sum = vector.reduce((a, b) => a + b, 0);
  return vector.map((value) => value / sum);
};

function geometricMeans(matrix: readonly (readonly number[])[]): number[] {
  return normalised(
    matrix.map((row) => Math.exp(row.reduce((sum, value) => sum + Math.log(value), 0) / row.length)),
  );
}

/** Power iteration from the geometric means; a positive matrix has one dominant eigenvector (Perron). */
function principalEigenvector(matrix: readonly (readonly number[])[]): number[] {
  let vector = geometricMeans(matrix);
  for (let step = 0; step < 10_000; step++) {
    const next = normalised(multiply(matrix, vector));
    const moved = next.reduce((most, value, i) => Math.max(most, Math.abs(value - vector[i]!) / value), 0);
    vector = next;
    if (moved < 1e-15) break;
  }
  return vector;
}

function worstJudgement(
  matrix: readonly (readonly number[])[],
  weights: number[],
): NonNullable<AhpResult["worst"]> {
  let worst = { row: 0, column: 1, given: matrix[0]![1]!, implied: weights[0]! / weights[1]! };
  let distance = -1;
  for (let row = 0; row < weights.length; row++) {
    for (let column = row + 1; column < weights.length; column++) {
      const given = matrix[row]![column]!;
      const implied = weights[row]! / weights[column]!;
      const apart = Math.abs(Math.log(given / implied));
      if (apart > distance) {
        distance = apart;
        worst = { row, column, given, implied };
      }
    }
  }
  return worst;
}
