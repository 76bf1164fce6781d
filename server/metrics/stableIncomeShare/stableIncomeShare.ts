import type { Metric } from "../metric.ts";

export const stableIncomeShare: Metric = {
  name: "stableIncomeShare",
  title: { zh: "稳定收入占比", en: "Stable income share" },
  says: {
    zh: "销售额里有多少来自稳定的老客户。",
    en: "What share of sales comes from stable existing customers.",
  },
  formula: {
    text: {
      zh: "稳定收入占比 = 稳定老客户销售额 / 销售额",
      en: "stable share = sales of stable existing customers / sales",
    },
    numerator: { zh: "稳定老客户销售额", en: "sales of stable existing customers" },
    denominator: { zh: "销售额", en: "sales" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "customers",
  perOrder: true,
  whileOpen: "partial",
  choices: [
    {
      name: "purchases",
      title: { zh: "期初前买过几天算稳定", en: "Purchase days before that make stable" },
      options: [
        { value: "3", title: { zh: "3 天", en: "3 days" } },
        { value: "2", title: { zh: "2 天", en: "2 days" } },
        { value: "5", title: { zh: "5 天", en: "5 days" } },
      ],
    },
  ],
  caveats: [
    {
      zh: "「稳定」指期初之前已在若干天买过，可以换。",
      en: "“Stable” means having bought on so many days before the period; it can be changed.",
    },
  ],
  requirements: ["J13"],
};
