import type { Metric } from "../metric.ts";

export const expectationGap: Metric = {
  name: "expectationGap",
  title: { zh: "期望差距", en: "Expectation gap" },
  says: {
    zh: "实际体验比期望高多少或低多少。",
    en: "How far the experience lies above or below what was expected.",
  },
  formula: {
    text: { zh: "差距 = 实际体验 − 期望值", en: "gap = experience − expectation" },
    numerator: { zh: "差距之和", en: "sum of gaps" },
    denominator: { zh: "两样都回答了的人和方面", en: "pairs of both answers" },
  },
  unit: "points",
  betterWhen: "higher",
  rows: "sums",

  whileOpen: "partial",
  events: { slices: ["survey", "asked", "channel"], nobody: true },

  choices: [],
  caveats: [
    {
      zh: "只看同一个人对同一方面两样都答了的；分数用文件自己的量表。",
      en: "Only where one person answered both about the same thing; in the points of the file’s own scale.",
    },
    { zh: "不记名的答卷也算，但不出现在名单里。", en: "Anonymous answers count, but are on no list." },
  ],
  requirements: ["C03"],
};
