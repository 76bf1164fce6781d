import type { Metric } from "../metric.ts";

export const latePaidShare: Metric = {
  name: "latePaidShare",
  title: { zh: "逾期付款占比", en: "Late share" },
  says: {
    zh: "付清的账单里有多少过了到期日才付。",
    en: "How many of the bills paid were paid after they were due.",
  },
  formula: {
    text: { zh: "逾期占比 = 逾期付清的账单 / 付清的账单", en: "late share = bills paid late / bills paid" },
    numerator: { zh: "逾期付清的账单", en: "bills paid late" },
    denominator: { zh: "付清的账单", en: "bills paid" },
  },
  unit: "rate",
  betterWhen: "lower",
  rows: "sums",
  proportion: true,

  whileOpen: "partial",
  events: { slices: ["disputed"], nobody: true },

  choices: [],
  caveats: [
    {
      zh: "按付清那天归入时期；没有到期日的、还没付清的账单不算。",
      en: "By the day of payment; bills without a due date or not yet paid do not count.",
    },
    {
      zh: "文件没写付清日期的账单，以回款累计到账单金额的那天为准；只付了一部分的还没付清。",
      en: "Where the file does not say when a bill was paid, it is the day on which its payments reach its amount; paid in part is not paid.",
    },
  ],
  requirements: ["B41"],
};
