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
      zh: "只看同一个人对同一方面、用同一个量表两样都答了的；期望按 5 分、体验按 10 分的不能相减。",
      en: "Only where one person answered both about the same thing on the same scale: an expectation out of 5 and an experience out of 10 have no gap.",
    },
    {
      zh: "几种量表的差距都按分数平均；要分开看，按问卷切分。",
      en: "Gaps of several scales are averaged in points; cut it by survey to have them apart.",
    },
    { zh: "不记名的答卷也算，但不出现在名单里。", en: "Anonymous answers count, but are on no list." },
  ],
  requirements: ["C03"],
};
