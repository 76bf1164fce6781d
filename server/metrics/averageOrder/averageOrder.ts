import type { Metric } from "../metric.ts";

export const averageOrder: Metric = {
  name: "averageOrder",
  title: { zh: "客单价", en: "Average order" },
  says: { zh: "平均一单多少钱。", en: "What an order is worth on average." },
  formula: {
    text: { zh: "客单价 = 销售额 / 订单数", en: "average order = sales / orders" },
    numerator: { zh: "销售额", en: "sales" },
    denominator: { zh: "订单数", en: "orders" },
  },
  unit: "moneyEach",
  betterWhen: "higher",
  rows: "sums",
  perOrder: true,
  whileOpen: "partial",
  choices: [],
  caveats: [{ zh: "平均数会被少数大单拉高。", en: "A few large orders pull the mean up." }],
  requirements: ["B06", "I05"],
};
