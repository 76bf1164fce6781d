import type { Metric } from "../metric.ts";

export const salesGrowth: Metric = {
  name: "salesGrowth",
  title: { zh: "销售增长率", en: "Sales growth" },
  says: {
    zh: "销售额比前一个同样长的时期多了多少，可以拆成五个原因：新客户、回来的、流走的、买得更勤、每单更大。",
    en: "How much more was sold than in the period before, to be split into five causes: new customers, those who came back, those who stayed away, more orders, larger orders.",
  },
  formula: {
    text: {
      zh: "增长率 = (本期销售额 − 上期销售额) / 上期销售额；五个原因相加就是全部",
      en: "growth = (sales − sales before) / sales before; the five causes add up to the whole",
    },
    numerator: { zh: "增加额（或其中一个原因的）", en: "gain, or what one cause brought of it" },
    denominator: { zh: "上期销售额", en: "sales before" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "customers",
  perOrder: true,
  whileOpen: "nothing",
  choices: [
    {
      name: "cause",
      title: { zh: "哪个原因", en: "Which cause" },
      options: [
        { value: "all", title: { zh: "全部", en: "All of it" } },
        { value: "new", title: { zh: "新客户", en: "New customers" } },
        { value: "back", title: { zh: "回来的客户", en: "Customers who came back" } },
        { value: "gone", title: { zh: "没再来的客户", en: "Customers who stayed away" } },
        {
          value: "frequency",
          title: { zh: "两期都买的人：次数", en: "Of those who bought in both: orders" },
        },
        {
          value: "orderValue",
          title: { zh: "两期都买的人：每单金额", en: "Of those who bought in both: order value" },
        },
      ],
    },
  ],
  caveats: [
    {
      zh: "原因是算账上的拆分，不说明是哪项工作带来的。",
      en: "The causes split the sum; they do not say which work brought it about.",
    },
    {
      zh: "次数和每单金额各按另一项两期的平均来算，所以没有说不清的余数。",
      en: "Orders and order value are each taken with the mean of both periods of the other, so nothing is left over.",
    },
    {
      zh: "含节日或大促的时期不能直接和平常时期比。只看已识别客户的销售额。",
      en: "A season is not comparable with an ordinary period. Sales to known customers only.",
    },
  ],
  requirements: ["B53"],
};
