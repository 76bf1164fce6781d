import type { Pair } from "../phrase.ts";

/** Kaufman & Rousseeuw's reading of the silhouette. */
export function clearWords(silhouette: number): Pair {
  if (silhouette > 0.5) return { zh: "这几组分得很清楚。", en: "These groups are clearly apart." };
  return {
    zh: "这几组各有特点，但边界模糊，靠近边界的客户两边都像。",
    en: "These groups differ, but their borders are blurred: customers near them are like both.",
  };
}

export function stableWords(leastJaccard: number): Pair {
  if (leastJaccard > 0.9)
    return { zh: "换一批客户来分，结果几乎一样。", en: "Another sample of customers gives almost the same." };
  return {
    zh: "换一批客户来分，结果大体一样，个别组会变。",
    en: "Another sample of customers gives much the same; single groups may move.",
  };
}
