import type { Metric } from "../metric.ts";

export const existingGrowth: Metric = {
  name: "existingGrowth",
  title: { zh: "老客户销售额增长率", en: "Existing sales growth" },
  says: {
    zh: "老客户销售额比前一个同样长的时期多了多少。",
    en: "How much more existing customers bought than in the period before.",
  },
  formula: {
    text: {
      zh: "增长率 = (本期老客户销售额 − 上期老客户销售额) / 上期老客户销售额",
      en: "growth = (existing sales − existing sales before) / existing sales before",
    },
    numerator: { zh: "老客户销售额增加额", en: "gain in existing sales" },
    denominator: { zh: "上期老客户销售额", en: "existing sales before" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "customers",
  perOrder: true,
  whileOpen: "nothing",
  also: ["existingRevenue", "salesGrowth"],
  choices: [],
  fileFor: (_, { plain, single }) => (plain && single ? "plain" : undefined),
  caveats: [
    {
      zh: "两期各用自己的期初判断谁是老客户。",
      en: "Each period judges who is existing at its own first day.",
    },
    {
      zh: "含节日或大促的时期不能直接和平常时期比。",
      en: "A season is not comparable with an ordinary period.",
    },
  ],
  requirements: ["B29"],
};
