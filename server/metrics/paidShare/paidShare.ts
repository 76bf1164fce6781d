import type { Metric } from "../metric.ts";

export const paidShare: Metric = {
  name: "paidShare",
  title: { zh: "付款订单占比", en: "Paid share" },
  says: { zh: "所有订单里付了款的占多少。", en: "What share of all orders was paid." },
  formula: {
    text: { zh: "付款占比 = 已付款订单 / 全部订单", en: "paid share = paid orders / all orders" },
    numerator: { zh: "已付款订单", en: "paid orders" },
    denominator: { zh: "全部订单", en: "all orders" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "sums",
  proportion: true,
  lines: "everything",
  whileOpen: "partial",
  choices: [],
  caveats: [
    { zh: "含未识别和已取消的订单。", en: "Orders of nobody and cancelled orders are in it." },
    {
      zh: "来源写明付没付款的（状态或付款时间）照它；没写的，有实付金额就算付了。",
      en: "Where the source says whether an order was paid (a status or a time of payment) that holds; else an amount paid counts.",
    },
    { zh: "来源没有付款信息的订单算未付款。", en: "Orders of a source without payments count as unpaid." },
  ],
  requirements: ["B41"],
};
