import type { Metric } from "../metric.ts";

export const categoriesPerCustomer: Metric = {
  name: "categoriesPerCustomer",
  title: { zh: "人均类目数", en: "Categories per customer" },
  says: { zh: "一个客户在几个类目里买。", en: "In how many categories a customer buys." },
  formula: {
    text: {
      zh: "类目渗透 = Σ 各客户买过的类目数 / 客户数",
      en: "penetration = Σ categories of each customer / customers",
    },
    numerator: { zh: "类目数", en: "categories" },
    denominator: { zh: "客户数", en: "customers" },
  },
  unit: "products",
  betterWhen: "higher",
  rows: "customers",
  whileOpen: "partial",
  choices: [],
  caveats: [
    { zh: "没有类目的商品不计。", en: "Products without a category do not count." },
    { zh: "不看毛利。", en: "Margin is not considered." },
  ],
  requirements: ["B48", "B52"],
};
