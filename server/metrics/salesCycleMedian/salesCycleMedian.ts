import type { Metric } from "../metric.ts";

export const salesCycleMedian: Metric = {
  name: "salesCycleMedian",
  title: { zh: "销售周期（中位数）", en: "Sales cycle (median)" },
  says: {
    zh: "一半的销售机会在多少天之内了结。",
    en: "Within how many days half of the opportunities were closed.",
  },
  formula: {
    text: {
      zh: "销售周期 = 中位数（成交日期 − 首次接触日期）",
      en: "sales cycle = median (deal date − first contact date)",
    },
    numerator: { zh: "中位数 × 机会数", en: "median × opportunities" },
    denominator: { zh: "机会数", en: "opportunities" },
  },
  unit: "days",
  betterWhen: "lower",
  rows: "sums",

  whileOpen: "partial",
  events: { slices: ["channel", "staff", "team", "product"], nobody: true, whole: true },

  also: ["salesCycle", "fasterDecisions"],
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
      zh: "中位数不能相加，所以只能按机会本身切分。",
      en: "Medians do not add up: it can be cut by what belongs to the opportunity only.",
    },
    {
      zh: "没有客户的机会也算，但不出现在名单里。",
      en: "Opportunities without a customer count, but are on no list.",
    },
  ],
  requirements: ["B36"],
};
