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
  events: { slices: ["cause", "channel", "staff"] },

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
    {
      zh: "按原因、渠道、员工切分时，每一项的分母都是全部购买的客户（加上为它投诉的）；为几件事投诉的人每项都在，所以各项不能相加。",
      en: "By cause, channel or colleague every share is of all customers who bought (and those who complained of it); who complained of several things is in each, so they do not add up.",
    },
    { zh: "不知道是谁的投诉不算。", en: "Complaints of nobody known do not count." },
    { zh: "按订单看时，一张订单可以有几次投诉。", en: "Per order: an order may have several complaints." },
  ],
  requirements: ["B28"],
};
