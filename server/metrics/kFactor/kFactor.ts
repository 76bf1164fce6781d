import type { Metric } from "../metric.ts";

export const kFactor: Metric = {
  name: "kFactor",
  title: { zh: "推荐系数（k）", en: "k-factor" },
  says: { zh: "每个购买的客户带来几个新客户。", en: "How many customers each customer who bought brought." },
  formula: {
    text: { zh: "k = 带来的新客户 / 购买的客户", en: "k = customers brought / customers who bought" },
    numerator: { zh: "带来的新客户", en: "customers brought" },
    denominator: { zh: "购买的客户", en: "customers who bought" },
  },
  unit: "times",
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
    { zh: "大于 1 才会自己越滚越大。", en: "Only above 1 does it grow by itself." },
  ],
  requirements: ["B45", "B46"],
};
