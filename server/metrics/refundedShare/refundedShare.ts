import type { Metric } from "../metric.ts";

export const refundedShare: Metric = {
  name: "refundedShare",
  title: { zh: "退款订单占比", en: "Refunded share" },
  says: { zh: "所有订单里退过款的占多少。", en: "What share of all orders was refunded." },
  formula: {
    text: {
      zh: "退款占比 = 退款金额 > 0 的订单 / 全部订单",
      en: "refunded share = orders with a refund / all orders",
    },
    numerator: { zh: "退款订单", en: "refunded orders" },
    denominator: { zh: "全部订单", en: "all orders" },
  },
  unit: "rate",
  betterWhen: "lower",
  rows: "sums",
  proportion: true,
  lines: "everything",
  whileOpen: "partial",
  choices: [],
  caveats: [
    { zh: "部分退款也算。", en: "Part refunds count." },
    { zh: "含未识别和已取消的订单。", en: "Orders of nobody and cancelled orders are in it." },
  ],
  requirements: ["B41"],
};
