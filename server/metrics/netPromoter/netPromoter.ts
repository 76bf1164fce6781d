import type { Metric } from "../metric.ts";

export const netPromoter: Metric = {
  name: "netPromoter",
  title: { zh: "净推荐值（NPS）", en: "Net promoter score" },
  says: {
    zh: "愿意推荐的人比不愿意的多多少。",
    en: "By how much those who would recommend us outnumber those who would not.",
  },
  formula: {
    text: { zh: "NPS = 推荐者占比 − 贬损者占比", en: "NPS = % promoters − % detractors" },
    numerator: { zh: "推荐者 − 贬损者", en: "promoters − detractors" },
    denominator: { zh: "全部回答", en: "answers" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "sums",

  balance: true,
  whileOpen: "partial",
  events: { slices: ["survey", "asked", "channel"], nobody: true },

  also: ["promoterShare", "detractorShare"],
  choices: [],
  caveats: [
    {
      zh: "9–10 分是推荐者，0–6 分是贬损者。两者的名单在「推荐者占比」和「贬损者占比」里。",
      en: "9–10 are promoters, 0–6 detractors. The lists of both are in “Share of promoters” and “Share of detractors”.",
    },
    { zh: "不记名的答卷也算，但不出现在名单里。", en: "Anonymous answers count, but are on no list." },
  ],
  requirements: ["C01"],
};
