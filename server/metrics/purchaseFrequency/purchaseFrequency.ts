import type { Metric } from "../metric.ts";

export const purchaseFrequency: Metric = {
  name: "purchaseFrequency",
  title: { zh: "购买频次", en: "Purchase frequency" },
  says: { zh: "本期购买的客户平均下几单。", en: "How many orders a customer of the period places." },
  formula: {
    text: { zh: "购买频次 = 订单数 / 购买客户数", en: "frequency = orders / customers who bought" },
    numerator: { zh: "订单数", en: "orders" },
    denominator: { zh: "购买客户数", en: "customers who bought" },
  },
  unit: "times",
  betterWhen: "higher",
  rows: "sums",
  perOrder: true,
  whileOpen: "partial",
  choices: [],
  caveats: [
    {
      zh: "只看本期有购买的客户，所以不低于 1。",
      en: "Only customers of the period count, so it is never below 1.",
    },
  ],
  requirements: ["B18"],
};
