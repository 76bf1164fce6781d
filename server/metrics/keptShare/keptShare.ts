import type { Metric } from "../metric.ts";

export const keptShare: Metric = {
  name: "keptShare",
  title: { zh: "实收订单占比", en: "Kept share" },
  says: {
    zh: "所有订单里真正留下钱的占多少。",
    en: "What share of all orders brought in money that stayed.",
  },
  formula: {
    text: {
      zh: "实收占比 = 实际支付金额 > 0 的订单 / 全部订单",
      en: "kept share = orders with money kept / all orders",
    },
    numerator: { zh: "实收订单", en: "orders with money kept" },
    denominator: { zh: "全部订单", en: "all orders" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "sums",
  proportion: true,
  lines: "everything",
  whileOpen: "partial",
  choices: [],
  caveats: [{ zh: "含未识别和已取消的订单。", en: "Orders of nobody and cancelled orders are in it." }],
  requirements: ["B41"],
};
