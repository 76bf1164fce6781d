import type { Metric } from "../metric.ts";

export const referredRevenue: Metric = {
  name: "referredRevenue",
  title: { zh: "推荐带来的销售额", en: "Revenue from referrals" },
  says: {
    zh: "被推荐来的客户买了多少；名单里是推荐人。",
    en: "What customers who were referred bought; the list names who referred them.",
  },
  formula: {
    text: {
      zh: "推荐带来的销售额 = 被推荐客户的消费之和",
      en: "revenue from referrals = what referred customers spent",
    },
    numerator: { zh: "被推荐客户的消费", en: "spent by referred customers" },
    denominator: null,
  },
  unit: "money",
  betterWhen: "higher",
  rows: "customers",

  whileOpen: "partial",
  events: { slices: [] },

  choices: [],
  caveats: [
    {
      zh: "如果公司没有奖励客户推荐朋友的办法，这个结果不说明问题。",
      en: "Without a system that rewards customers for referring friends, the result is not informative.",
    },
    { zh: "记在最早推荐他的人名下。", en: "Credited to who referred the customer first." },
  ],
  requirements: ["B45", "B47"],
};
