import type { Metric } from "../metric.ts";

export const categoryShare: Metric = {
  name: "categoryShare",
  title: { zh: "已买类目占比", en: "Share of categories bought" },
  says: {
    zh: "一个客户平均买了在售类目的几成。",
    en: "In what share of the categories on sale a customer buys, on average.",
  },
  formula: {
    text: {
      zh: "品类渗透深度 = Σ 各客户买过的类目数 / (客户数 × 在售类目数)",
      en: "penetration = Σ categories of each customer / (customers × categories on sale)",
    },
    numerator: { zh: "各客户买过的类目数之和", en: "categories bought, summed over customers" },
    denominator: { zh: "客户数 × 在售类目数", en: "customers × categories on sale" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "customers",
  whileOpen: "partial",
  choices: [],
  caveats: [
    {
      zh: "「在售」指同期有人买过的类目；没有类目的商品不计。",
      en: "“On sale” is what somebody bought in the same period; products without a category do not count.",
    },
    {
      zh: "不看毛利：买得广不等于赚得多。",
      en: "Margin is not considered: wide is not the same as profitable.",
    },
    { zh: "时期越长，占比自然越高。", en: "The longer the period, the higher it is by nature." },
  ],
  requirements: ["B48"],
};
