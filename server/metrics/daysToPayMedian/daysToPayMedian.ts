import type { Metric } from "../metric.ts";

export const daysToPayMedian: Metric = {
  name: "daysToPayMedian",
  title: { zh: "付款天数（中位数）", en: "Days to pay (median)" },
  says: { zh: "一半的账单在多少天之内付清。", en: "Within how many days half of the bills were paid." },
  formula: {
    text: {
      zh: "付款天数 = 中位数（付款日期 − 账单日期）",
      en: "days to pay = median (pay date − bill date)",
    },
    numerator: { zh: "中位数 × 账单数", en: "median × bills" },
    denominator: { zh: "付清的账单", en: "bills paid" },
  },
  unit: "days",
  betterWhen: "lower",
  rows: "sums",

  whileOpen: "partial",
  events: { slices: ["disputed"], nobody: true, whole: true },

  also: ["daysToPay", "latePaidShare"],
  choices: [],
  caveats: [
    { zh: "还没付清的账单不算。", en: "Bills not paid in full do not count." },
    {
      zh: "中位数不能相加，所以不能按客户切分。",
      en: "Medians do not add up: it cannot be cut by customer.",
    },
    {
      zh: "文件没写付清日期的账单，以回款累计到账单金额的那天为准；只付了一部分的还没付清。",
      en: "Where the file does not say when a bill was paid, it is the day on which its payments reach its amount; paid in part is not paid.",
    },
  ],
  requirements: ["B41"],
};
