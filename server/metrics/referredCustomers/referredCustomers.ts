import type { Metric } from "../metric.ts";

export const referredCustomers: Metric = {
  name: "referredCustomers",
  title: { zh: "病毒式传播潜力", en: "Viral potential" },
  says: {
    zh: "老客户带来了多少新客户；名单里是谁带来的、带来几个。",
    en: "How many customers were brought by customers; the list says by whom and how many each.",
  },
  formula: {
    text: {
      zh: "病毒式传播潜力 = 特定客户带来的新客户数量",
      en: "viral potential = new customers that a customer brought",
    },
    numerator: { zh: "带来的新客户", en: "customers brought" },
    denominator: null,
  },
  unit: "customers",
  betterWhen: "higher",
  rows: "sums",

  whileOpen: "partial",
  events: { slices: ["channel", "campaign"] },

  choices: [],
  caveats: [
    {
      zh: "如果公司没有奖励客户推荐朋友的办法，这个结果不说明问题。",
      en: "Without a system that rewards customers for referring friends, the result is not informative.",
    },
  ],
  requirements: ["B31", "B45", "B46"],
};
