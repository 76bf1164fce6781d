import type { Metric } from "../metric.ts";

export const newCustomers: Metric = {
  name: "newCustomers",
  title: { zh: "新客户数", en: "New customers" },
  says: { zh: "本期第一次购买的客户有多少。", en: "How many customers bought for the first time." },
  formula: {
    text: {
      zh: "新客户数 = 首购在本期的客户",
      en: "new customers = customers whose first purchase is in the period",
    },
    numerator: { zh: "新客户数", en: "new customers" },
    denominator: null,
  },
  unit: "customers",
  betterWhen: "higher",
  rows: "sums",
  perOrder: true,
  whileOpen: "partial",
  choices: [],
  fileFor: (_, { plain }) => (plain ? "plain" : undefined),
  caveats: [
    {
      zh: "按门店或渠道看时，首购仍按全公司算。",
      en: "By store or channel, the first purchase is still that of the whole company.",
    },
  ],
  requirements: ["B29"],
};
