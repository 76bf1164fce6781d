import type { Pair } from "../../refuse.ts";

/** The three levels, as every page calls them. */
export const levelTitles: Readonly<Record<"high" | "potential" | "low", Pair>> = {
  high: { zh: "高价值", en: "High" },
  potential: { zh: "潜力", en: "Potential" },
  low: { zh: "低价值", en: "Low" },
};
