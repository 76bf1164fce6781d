import type { Metric } from "../metric.ts";

export const promoterShare: Metric = {
  name: "promoterShare",
  title: { zh: "推荐者占比", en: "Share of promoters" },
  says: {
    zh: "被问到愿不愿推荐的人里，有多少打了 9 或 10 分。点开分子就是这些支持者。",
    en: "How many of those asked whether they would recommend us answered 9 or 10. The numerator lists these supporters.",
  },
  formula: {
    text: { zh: "推荐者（9–10 分）/全部回答", en: "promoters (9–10) / answers" },
    numerator: { zh: "推荐者", en: "promoters" },
    denominator: { zh: "全部回答", en: "answers" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "sums",
  proportion: true,
  whileOpen: "partial",
  events: { slices: ["survey", "asked", "channel"], nobody: true },
  also: ["detractorShare", "netPromoter"],
  choices: [],
  caveats: [
    { zh: "不记名的答卷也算，但不出现在名单里。", en: "Anonymous answers count, but are on no list." },
    {
      zh: "一个人答了几次就算几次；两次里一次 9 分一次 5 分的人，两份名单里都有。",
      en: "Each answer counts: who once gave 9 and once 5 is on both lists.",
    },
  ],
  requirements: ["C01"],
};
