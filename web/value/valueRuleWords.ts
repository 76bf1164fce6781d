import type { ValueClassesText } from "../../server/metrics/rfm/schema.ts";
import { rfmNames } from "../../server/segments/messages.ts";
import { levelNames } from "../kit/LevelMark.tsx";
import type { Pair } from "../phrase.ts";
import { scoringNames } from "./ScoringPicker.tsx";

/** The words of every choice of the rule of value classes. */
export const windowWords: Readonly<Record<ValueClassesText["window"], Pair>> = {
  all: { zh: "全部历史", en: "all history" },
  "365": { zh: "近 365 天", en: "last 365 days" },
  "730": { zh: "近 730 天", en: "last 730 days" },
};
export const highWords: Readonly<Record<ValueClassesText["highR"], Pair>> = {
  clear: { zh: "高出平均分 0.25 以上", en: "more than 0.25 above the mean score" },
  mean: { zh: "高于平均分（逐日会跳）", en: "above the mean score (jumps by the day)" },
  "2": { zh: "2 分及以上", en: "from score 2" },
  "3": { zh: "3 分及以上", en: "from score 3" },
  "4": { zh: "4 分及以上", en: "from score 4" },
  "5": { zh: "5 分", en: "score 5" },
};
export const growthWords: Readonly<Record<ValueClassesText["growth"], Pair>> = {
  off: { zh: "不看预测", en: "forecasts do not count" },
  "10": { zh: "预计多 10% 以上", en: "10 % more or above" },
  "20": { zh: "预计多 20% 以上", en: "20 % more or above" },
  "50": { zh: "预计多 50% 以上", en: "50 % more or above" },
  "100": { zh: "预计翻倍以上", en: "twice as much or above" },
};

const names: Readonly<Record<string, Pair>> = {
  scoring: { zh: "打分", en: "scoring" },
  r: { zh: "R 的分界", en: "cuts of R" },
  f: { zh: "F 的分界", en: "cuts of F" },
  m: { zh: "M 的分界", en: "cuts of M" },
  window: { zh: "频次和金额看", en: "frequency and money over" },
  highR: { zh: "最近算高", en: "recency high" },
  highF: { zh: "频次算高", en: "frequency high" },
  highM: { zh: "金额算高", en: "money high" },
  growth: { zh: "预测增长", en: "forecast growth" },
  ...rfmNames,
};
const values: Readonly<Record<string, Readonly<Record<string, Pair>>>> = {
  scoring: scoringNames,
  window: windowWords,
  highR: highWords,
  highF: highWords,
  highM: highWords,
  growth: growthWords,
};

/** One choice as it was kept: its name, and what it was set to. */
export function choiceWords(key: string, value: string): { name: Pair; value: Pair } {
  const word = values[key]?.[value] ?? levelNames[value as keyof typeof levelNames];
  return { name: names[key] ?? { zh: key, en: key }, value: word ?? { zh: value || "–", en: value || "–" } };
}
