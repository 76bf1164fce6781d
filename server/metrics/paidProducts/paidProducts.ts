import type { Metric } from "../metric.ts";

export const paidProducts: Metric = {
  name: "paidProducts",
  title: { zh: "付费产品数", en: "Products paid" },
  says: {
    zh: "付了账单的客户平均付了几个产品。",
    en: "How many products a customer who paid bills paid for, on average.",
  },
  formula: {
    text: {
      zh: "付费产品数 = 付清账单上的产品数 / 客户数",
      en: "products paid = products on paid bills / customers",
    },
    numerator: { zh: "付清账单上的产品数", en: "products on paid bills" },
    denominator: { zh: "客户数", en: "customers" },
  },
  unit: "products",
  betterWhen: "higher",
  rows: "sums",

  whileOpen: "partial",
  events: { slices: [] },

  choices: [],
  caveats: [
    { zh: "账单上没有写产品数的不算。", en: "Bills that do not say how many products do not count." },
  ],
  requirements: ["B41"],
};
