import type { Metric } from "../metric.ts";

export const daysToPay: Metric = {
  name: "daysToPay",
  title: { zh: "付款天数", en: "Days to pay" },
  says: {
    zh: "账单开出后平均多少天付清。",
    en: "How many days after the bill it is paid in full, on average.",
  },
  formula: {
    text: { zh: "付款天数 = 平均（付款日期 − 账单日期）", en: "days to pay = mean (pay date − bill date)" },
    numerator: { zh: "天数之和", en: "sum of days" },
    denominator: { zh: "付清的账单", en: "bills paid" },
  },
  unit: "days",
  betterWhen: "lower",
  rows: "sums",

  whileOpen: "partial",
  events: { slices: ["disputed"], nobody: true },

  also: ["daysToPayMedian", "latePaidShare"],
  choices: [
    {
      name: "weigh",
      title: { zh: "怎样平均", en: "How to average" },
      options: [
        { value: "bills", title: { zh: "每张账单一样", en: "Each bill alike" } },
        { value: "amount", title: { zh: "按金额加权", en: "By amount" } },
      ],
    },
  ],
  caveats: [
    {
      zh: "按付清那天归入时期；还没付清的账单不算。",
      en: "By the day of payment; bills not paid in full do not count.",
    },
    {
      zh: "按金额加权时，分子和分母都乘以账单金额。",
      en: "Weighted by amount, both parts are multiplied by the bill’s amount.",
    },
    {
      zh: "文件没写付清日期的账单，以回款累计到账单金额的那天为准；只付了一部分的还没付清。",
      en: "Where the file does not say when a bill was paid, it is the day on which its payments reach its amount; paid in part is not paid.",
    },
  ],
  requirements: ["B41"],
};
