import type { Pair } from "../phrase.ts";

/** What can be observed, in the order of the tables. */
export const observedNames: Readonly<Record<string, Pair>> = {
  rating: { zh: "评分", en: "Rating" },
  price: { zh: "价格", en: "Price" },
  awareness: { zh: "知名度", en: "Awareness" },
  reach: { zh: "触达", en: "Reach" },
  mentions: { zh: "提及", en: "Mentions" },
  strength: { zh: "优势", en: "Strengths" },
  weakness: { zh: "劣势", en: "Weaknesses" },
  plan: { zh: "动向", en: "Plans" },
};
