import type { Metric } from "../metric.ts";

export const orders: Metric = {
  name: "orders",
  title: { zh: "订单数", en: "Orders" },
  says: { zh: "已识别客户下了多少订单。", en: "How many orders known customers placed." },
  formula: {
    text: { zh: "订单数 = 不同订单号的个数", en: "orders = distinct orders" },
    numerator: { zh: "订单数", en: "orders" },
    denominator: null,
  },
  unit: "orders",
  betterWhen: "higher",
  rows: "sums",
  perOrder: true,
  whileOpen: "partial",
  choices: [],
  caveats: [
    {
      zh: "没有订单号的来源，同一客户同一天算一单。",
      en: "Where a source has no order number, one customer and day make one order.",
    },
  ],
  requirements: ["A02"],
};
