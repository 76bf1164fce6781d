import type { Metric } from "../metric.ts";

export const newRevenue: Metric = {
  name: "newRevenue",
  title: { zh: "新客户销售额", en: "New sales" },
  says: {
    zh: "首购就在本期的客户买了多少钱。",
    en: "What customers bought for whose first purchase lies in the period.",
  },
  formula: {
    text: {
      zh: "新客户销售额 = Σ 首购在本期的客户的行金额",
      en: "new sales = Σ amounts of customers whose first purchase is in the period",
    },
    numerator: { zh: "新客户销售额", en: "new sales" },
    denominator: null,
  },
  unit: "money",
  betterWhen: "higher",
  rows: "sums",
  perOrder: true,
  whileOpen: "partial",
  choices: [],
  caveats: [{ zh: "首购在全部历史里找。", en: "First purchases are looked for in all of history." }],
  requirements: ["B29"],
};
