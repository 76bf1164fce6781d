import type { Metric } from "../metric.ts";

export const stageDays: Metric = {
  name: "stageDays",
  title: { zh: "阶段停留天数", en: "Days in a stage" },
  says: {
    zh: "销售机会在一个阶段平均停多少天才走到下一步。",
    en: "How many days an opportunity stays in a stage before it moves on, on average.",
  },
  formula: {
    text: {
      zh: "阶段停留天数 = 停留天数之和 / 离开的次数",
      en: "days in a stage = sum of days / departures",
    },
    numerator: { zh: "停留天数之和", en: "sum of days" },
    denominator: { zh: "离开的次数", en: "departures" },
  },
  unit: "days",
  betterWhen: "lower",
  rows: "sums",

  whileOpen: "partial",
  events: { slices: ["stage", "staff"], nobody: true },

  choices: [],
  caveats: [
    {
      zh: "按进入阶段那天归入时期；还没离开的不算，所以最近的数字偏短。",
      en: "By the day of entering; those that have not moved on do not count, so recent figures run short.",
    },
    {
      zh: "没有客户的机会也算，但不出现在名单里。",
      en: "Opportunities without a customer count, but are on no list.",
    },
  ],
  requirements: ["B38"],
};
