import type { Metric } from "../metric.ts";

export const productsPerCustomer: Metric = {
  name: "productsPerCustomer",
  title: { zh: "人均商品数", en: "Products per customer" },
  says: { zh: "一个客户买了几种不同的商品。", en: "How many different products a customer buys." },
  formula: {
    text: {
      zh: "品类渗透深度 = Σ 各客户买过的不同商品数 / 客户数",
      en: "penetration = Σ different products of each customer / customers",
    },
    numerator: { zh: "不同商品数", en: "different products" },
    denominator: { zh: "客户数", en: "customers" },
  },
  unit: "products",
  betterWhen: "higher",
  rows: "customers",
  whileOpen: "partial",
  choices: [],
  caveats: [
    {
      zh: "不看毛利：商品多但毛利低的客户，不一定更有价值。",
      en: "Margin is not considered: many products at low margin need not mean more value.",
    },
  ],
  requirements: ["B48", "B49", "B50"],
};
