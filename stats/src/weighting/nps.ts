import { checkCount, checkOpenUnit } from "../check.ts";
import { normalQuantile } from "../special/normal.ts";

/** Answers to "how likely are you to recommend us": 9–10 promoters, 7–8 passives, 0–6 detractors. */
export interface Recommendations {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

export interface NpsResult {
  readonly n: number;
  /** Promoters minus detractors in per cent of all answers, −100 … 100. */
  readonly nps: number;
  /** In points, like the score. */
  readonly standardError: number;
  readonly interval: readonly [number, number];
}

/** Counts the three groups of scores from 0 to 10; anything else is refused. */
export function recommendations(scores: ArrayLike<number>): Recommendations {
  let promoters = 0;
  let passives = 0;
  let detractors = 0;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    if (!Number.isInteger(score) || score < 0 || score > 10) {
      throw new RangeError(`scores[${i}] must be a whole number from 0 to 10, got ${score}`);
    }
    if (score >= 9) promoters++;
    else if (score >= 7) passives++;
    else detractors++;
  }
  return { promoters, passives, detractors };
}

/**
 * Net promoter score with an interval. The score is 100 times the mean of +1, 0 and −1, whose variance is
 * (p + d) − (p − d)²; hence the standard error.
 *
 * `wald` (default): score ± z · SE, by definition not cut at ±100 and of no width when all answer alike.
 * `adjusted`: the same after adding three answers, ¾ promoters, 1½ passives, ¾ detractors, cut at ±100; its coverage
 * holds for small samples and extreme scores (Rocks 2016, "Interval estimation for the net promoter score").
 * The point estimate is the same for both. Needs at least one answer.
 */
export function nps(
  { promoters, passives, detractors }: Recommendations,
  options: { readonly alpha?: number; readonly method?: "wald" | "adjusted" } = {},
): NpsResult {
  const { alpha = 0.05, method = "wald" } = options;
  checkCount("promoters", promoters);
  checkCount("passives", passives);
  checkCount("detractors", detractors);
  checkOpenUnit("alpha", alpha);
  if (method !== "wald" && method !== "adjusted") {
    throw new RangeError(`method must be "wald" or "adjusted", got ${JSON.stringify(method)}`);
  }
  const n = promoters + passives + detractors;
  if (n === 0) throw new RangeError("needs at least 1 answer, got 0");
  const score = (100 * (promoters - detractors)) / n;
  const added = method === "adjusted" ? 0.75 : 0;
  const total = n + 4 * added;
  const p = (promoters + added) / total;
  const d = (detractors + added) / total;
  const standardError = 100 * Math.sqrt(Math.max(0, p + d - (p - d) ** 2) / total);
  const centre = method === "adjusted" ? 100 * (p - d) : score;
  const width = -normalQuantile(alpha / 2) * standardError;
  const interval: [number, number] = [centre - width, centre + width];
  if (method === "adjusted") {
    interval[0] = Math.max(-100, interval[0]);
    interval[1] = Math.min(100, interval[1]);
  }
  return { n, nps: score, standardError, interval };
}
