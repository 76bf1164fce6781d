import type { Metric } from "../metric.ts";

export const purchaseCycle: Metric = {
  name: "purchaseCycle",
  title: { zh: "购买周期", en: "Purchase cycle" },
  says: { zh: "两次购买平均隔几天。", en: "How many days lie between two purchases." },
  formula: {
    text: {
      zh: "购买周期 = Σ 相邻两次购买相隔天数 / 间隔个数",
      en: "cycle = Σ days between purchases / gaps",
    },
    numerator: { zh: "相隔天数", en: "days between" },
    denominator: { zh: "间隔个数", en: "gaps" },
  },
  unit: "days",
  betterWhen: "lower",
  rows: "customers",
  perOrder: true,
  whileOpen: "partial",
  choices: [
    {
      name: "mean",
      title: { zh: "怎么平均", en: "How to average" },
      options: [
        { value: "all", title: { zh: "所有间隔一起平均", en: "Over all gaps" } },
        { value: "each", title: { zh: "先算每人，再平均", en: "Over customers’ own means" } },
      ],
    },
  ],
  caveats: [
    { zh: "只买过一次的人没有间隔，不在其中。", en: "Who bought once has no gap and is not in it." },
    {
      zh: "还没发生的下一次购买不在其中，所以偏短。",
      en: "The next purchase that has not come yet is missing, so it is short of the truth.",
    },
  ],
  requirements: ["B18"],
};
