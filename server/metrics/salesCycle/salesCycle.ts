import type { Metric } from "../metric.ts";

export const salesCycle: Metric = {
  name: "salesCycle",
  title: { zh: "销售周期", en: "Sales cycle" },
  says: {
    zh: "从首次接触到了结平均要多少天。",
    en: "How many days lie between the first contact and the deal, on average.",
  },
  formula: {
    text: {
      zh: "销售周期 = 平均（成交日期 − 首次接触日期）",
      en: "sales cycle = mean (deal date − first contact date)",
    },
    numerator: { zh: "天数之和", en: "sum of days" },
    denominator: { zh: "机会数", en: "opportunities" },
  },
  unit: "days",
  betterWhen: "lower",
  rows: "sums",

  whileOpen: "partial",
  events: { slices: ["channel", "staff", "team", "product"], nobody: true },

  also: ["salesCycleMedian", "fasterDecisions"],
  choices: [
    {
      name: "outcome",
      title: { zh: "哪些机会", en: "Which opportunities" },
      options: [
        { value: "won", title: { zh: "成交的", en: "Won" } },
        { value: "lost", title: { zh: "丢掉的", en: "Lost" } },
        { value: "closed", title: { zh: "全部了结的", en: "All that were closed" } },
      ],
    },
  ],
  caveats: [
    {
      zh: "首次接触日期不详的机会不算。",
      en: "Opportunities whose first contact is not known do not count.",
    },
    {
      zh: "与上期相比就是决策有没有变快；行业基准由公司自己填写，标在图上。",
      en: "Against the period before it says whether customers decide faster; the company enters the benchmark itself, and it is drawn.",
    },
    {
      zh: "没有客户的机会也算，但不出现在名单里。",
      en: "Opportunities without a customer count, but are on no list.",
    },
  ],
  requirements: ["B36", "B37", "B38"],
};
