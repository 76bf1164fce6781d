import type { Metric } from "../metric.ts";

export const complaintDays: Metric = {
  name: "complaintDays",
  title: { zh: "投诉解决天数", en: "Days to resolve a complaint" },
  says: { zh: "投诉平均多少天解决。", en: "How many days it takes to resolve a complaint, on average." },
  formula: {
    text: {
      zh: "投诉解决天数 = 天数之和 / 解决的投诉",
      en: "days to resolve = sum of days / complaints resolved",
    },
    numerator: { zh: "天数之和", en: "sum of days" },
    denominator: { zh: "解决的投诉", en: "complaints resolved" },
  },
  unit: "days",
  betterWhen: "lower",
  rows: "sums",

  whileOpen: "partial",
  events: { slices: ["cause", "channel", "staff"], nobody: true },

  choices: [],
  caveats: [
    {
      zh: "按解决那天归入时期；还没解决的不算。",
      en: "By the day of resolving; those still open do not count.",
    },
  ],
  requirements: ["B28"],
};
