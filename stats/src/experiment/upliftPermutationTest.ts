import { checkCount } from "../check.ts";
import { seededRandom } from "../random.ts";
import { qiniArea, qiniScale, rankByScore, type Scored } from "./upliftRanking.ts";

export interface PermutationResult {
  /** Qini coefficient of the scores. */
  readonly qini: number;
  /** (1 + permutations with at least that coefficient) / (1 + permutations). */
  readonly pValue: number;
  /** 95 % of shuffled scores stay below this. */
  readonly chance95: number;
}

/**
 * Does the score rank customers by uplift better than chance? Scores are shuffled among the customers of each group,
 * which breaks every link with the outcome and keeps the outcomes, the groups and the ties; the Qini coefficient is
 * computed each time. Nothing should be claimed for a score, and no customer left out by it, unless this p-value is
 * small on customers that the model was not fitted to.
 *
 * `permutations` default 999; the smallest possible p-value is 1/(permutations + 1). Same seed, same answer.
 */
export function upliftPermutationTest(
  scored: Scored,
  options: { readonly permutations?: number; readonly seed?: number } = {},
): PermutationResult {
  const { permutations = 999, seed = 1 } = options;
  checkCount("permutations", permutations, 19);
  const { diagonal, room } = qiniScale(scored, true);
  const order = rankByScore(scored);
  const treatment = Uint8Array.from(order, (i) => scored.treatment[i]!);
  const runs = Uint8Array.from(order, (i, k) =>
    scored.scores[order[k + 1] ?? -1] === scored.scores[i] ? 0 : 1,
  );
  const outcomes = Float64Array.from(order, (i) => scored.outcomes[i]!);
  const qini = (qiniArea(outcomes, treatment, runs) - diagonal) / room;
  const random = seededRandom(seed);
  // Shuffling scores within a group leaves the pattern of groups and ties along the ranking as it is, so that
  // shuffling the outcomes within each group along the fixed ranking is the same and needs no sorting.
  const groups = [0, 1].map((value) => {
    const places = Int32Array.from(treatment.keys()).filter((k) => treatment[k] === value);
    return { places, outcomes: Float64Array.from(places, (k) => outcomes[k]!) };
  });
  const chance = new Float64Array(permutations);
  let atLeast = 0;
  for (let p = 0; p < permutations; p++) {
    for (const group of groups) {
      random.shuffle(group.outcomes);
      for (let k = 0; k < group.places.length; k++) outcomes[group.places[k]!] = group.outcomes[k]!;
    }
    chance[p] = (qiniArea(outcomes, treatment, runs) - diagonal) / room;
    // Equal up to rounding counts as equal: ties must not turn into significance.
    if (chance[p]! >= qini - 1e-12) atLeast++;
  }
  chance.sort();
  return {
    qini,
    pValue: (1 + atLeast) / (1 + permutations),
    chance95: chance[Math.min(permutations - 1, Math.ceil(0.95 * permutations) - 1)]!,
  };
}
