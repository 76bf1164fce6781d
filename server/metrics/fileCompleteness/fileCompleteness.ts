import type { Metric } from "../metric.ts";

export const fileCompleteness: Metric = {
  name: "fileCompleteness",
  title: { zh: "档案完整度", en: "Completeness of files" },
  says: {
    zh: "时期内购买的客户，档案平均填了多少。",
    en: "How much of their file is filled in, of the customers who bought, on average.",
  },
  formula: {
    text: {
      zh: "档案完整度 = 各档案完整度之和 / 购买的客户",
      en: "completeness = sum of the files' completeness / customers who bought",
    },
    numerator: { zh: "完整度之和", en: "sum of completeness" },
    denominator: { zh: "购买的客户", en: "customers who bought" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "customers",
  whileOpen: "partial",
  choices: [],
  caveats: [
    {
      zh: "完整度是今天的，不是当时的：以前档案里有什么没有留底。",
      en: "Completeness is that of today, not of then: what a file held before is not kept.",
    },
    {
      zh: "填了不等于对；矛盾和过时的看「数据质量」。",
      en: "Filled in is not the same as right; Data quality shows what contradicts itself or is stale.",
    },
  ],
  requirements: ["A12", "A13"],
};
