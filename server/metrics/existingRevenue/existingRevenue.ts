import type { Metric } from "../metric.ts";

export const existingRevenue: Metric = {
  name: "existingRevenue",
  title: { zh: "老客户销售额", en: "Existing sales" },
  says: {
    zh: "期初之前就买过的客户，本期买了多少钱。",
    en: "What customers bought for who had bought before the period began.",
  },
  formula: {
    text: {
      zh: "老客户销售额 = Σ 首购早于期初的客户的行金额",
      en: "existing sales = Σ amounts of customers whose first purchase is before the period",
    },
    numerator: { zh: "老客户销售额", en: "existing sales" },
    denominator: null,
  },
  unit: "money",
  betterWhen: "higher",
  rows: "sums",
  perOrder: true,
  whileOpen: "partial",
  choices: [],
  caveats: [
    {
      zh: "首购在全部历史里找，换时间窗不会把老客户变成新客户。",
      en: "First purchases are looked for in all of history: moving the window makes nobody new.",
    },
    {
      zh: "只导入了近期订单时，更早的老客户会被当成新客户。",
      en: "With only recent orders imported, older customers look new.",
    },
  ],
  requirements: ["B29"],
};
