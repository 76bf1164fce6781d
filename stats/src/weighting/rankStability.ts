import { checkCount } from "../check.ts";
import { seededRandom } from "../random.ts";
import { requirePositive } from "../special/require.ts";
import { checkWeights } from "./matrix.ts";
import { rankDescending } from "./topsis.ts";

export interface RankStabilityOptions {
  /** Standard deviation of the log of each weight; 0.2 (default) moves weights by about a fifth. */
  readonly spread?: number;
  /** Random weightings to try; default 1,000. */
  readonly draws?: number;
  readonly seed?: number;
}

export interface RankStability {
  readonly rank: number[];
  /** `rankShare[i][k]`: share of the draws in which alternative i took rank k + 1. */
  readonly rankShare: number[][];
  /** Share of draws with the same winner. */
  readonly winnerHolds: number;
  /** Mean Kendall τ-a between the base order and the order of a draw. */
  readonly kendall: number;
  /**
   * Per criterion the factor nearest to 1 by which its weight alone must be multiplied before another alternative
   * wins, or null when none between 1/1000 and 1000 does.
   */
  readonly tippingFactor: (number | null)[];
}

/**
 * How far a ranking depends on weights that somebody chose. `score` maps weights (summing to 1) to one score per
 * alternative, higher being better, such as `(w) => topsis(matrix, { weights: w }).closeness`.
 * Weights are multiplied by independent log-normal factors and rescaled; the same seed gives the same answer.
 */
export function rankStability(
  score: (weights: number[]) => readonly number[],
  weights: readonly number[],
  options: RankStabilityOptions = {},
): RankStability {
  const { spread = 0.2, draws = 1000, seed = 1 } = options;
  requirePositive("spread", spread);
  checkCount("draws", draws, 1);
  const base = checkWeights(weights, weights.length);
  const rank = rankDescending(score(base));
  const random = seededRandom(seed);
  const counts = rank.map(() => rank.map(() => 0));
  let held = 0;
  let kendall = 0;
  for (let draw = 0; draw < draws; draw++) {
    const moved = rescale(base.map((weight) => weight * Math.exp(spread * random.normal())));
    const other = rankDescending(score(moved));
    other.forEach((place, i) => {
      counts[i]![place - 1]!++;
    });
    if (sameWinners(rank, other)) held++;
    kendall += kendallTau(rank, other);
  }
  return {
    rank,
    rankShare: counts.map((row) => row.map((count) => count / draws)),
    winnerHolds: held / draws,
    kendall: kendall / draws,
    tippingFactor: base.map((_, j) => tippingFactor(score, base, j, rank)),
  };
}

const rescale = (weights: number[]): number[] => {
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
};

const sameWinners = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((place, i) => (place === 1) === (b[i] === 1));

function kendallTau(a: readonly number[], b: readonly number[]): number {
  let agree = 0;
  let pairs = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < i; j++) {
      agree += Math.sign(a[i]! - a[j]!) * Math.sign(b[i]! - b[j]!);
      pairs++;
    }
  }
  return pairs === 0 ? 1 : agree / pairs;
}

/** Walks outwards from 1 in steps of 5 %, then bisects the last step to 1e-9. */
function tippingFactor(
  score: (weights: number[]) => readonly number[],
  base: number[],
  criterion: number,
  rank: number[],
): number | null {
  if (base[criterion] === 0) return null;
  const holds = (factor: number) => {
    const weights = rescale(base.map((weight, j) => (j === criterion ? weight * factor : weight)));
    return sameWinners(rank, rankDescending(score(weights)));
  };
  const search = (step: number): number | null => {
    let inside = 1;
    for (let outside = step; outside < 1000 && outside > 0.001; outside *= step) {
      if (holds(outside)) {
        inside = outside;
        continue;
      }
      let beyond = outside;
      for (let i = 0; i < 60 && Math.abs(beyond - inside) > 1e-9 * inside; i++) {
        const middle = Math.sqrt(inside * beyond);
        if (holds(middle)) inside = middle;
        else beyond = middle;
      }
      return beyond;
    }
    return null;
  };
  const up = search(1.05);
  const down = search(1 / 1.05);
  if (up === null || down === null) return up ?? down;
  return Math.log(up) <= -Math.log(down) ? up : down;
}
