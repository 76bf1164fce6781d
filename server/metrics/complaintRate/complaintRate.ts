import type { Metric } from "../metric.ts";

export const complaintRate: Metric = {
  name: "complaintRate",
  title: { zh: "客户投诉率", en: "Complaint rate" },
  says: {
    zh: "购买或投诉的客户里有多少人投诉。",
    en: "How many of the customers who bought or complained complained.",
  },
  formula: {
    text: {
      zh: "客户投诉率 = 投诉客户数 / 客户数",
      en: "complaint rate = customers who complained / customers",
    },
    numerator: { zh: "投诉客户数（或投诉数）", en: "customers who complained (or complaints)" },
    denominator: { zh: "客户数（或订单数）", en: "customers (or orders)" },
  },
  unit: "rate",
  betterWhen: "lower",
  rows: "customers",

  whileOpen: "partial",
  events: { slices: [] },

  also: ["complaintDays", "satisfactionRate"],
  choices: [
    {
      name: "per",
      title: { zh: "相对于什么", en: "Per what" },
      options: [
        { value: "customers", title: { zh: "客户", en: "Customers" } },
        { value: "orders", title: { zh: "订单", en: "Orders" } },
      ],
    },
  ],
  caveats: [
    { zh: "不知道是谁的投诉不算。", en: "Complaints of nobody known do not count." },
    { zh: "按订单看时，一张订单可以有几次投诉。", en: "Per order: an order may have several complaints." },
  ],
  requirements: ["B28"],
};
