import type { Metric } from "../metric.ts";

export const keepCost: Metric = {
  name: "keepCost",
  title: { zh: "维护成本", en: "Cost to keep a customer" },
  says: {
    zh: "留住一个老客户花多少钱；和获客成本比。",
    en: "What it costs to keep an existing customer; to be held against the cost to win one.",
  },
  formula: {
    text: {
      zh: "维护成本 = 维护支出 / 购买的老客户数",
      en: "cost to keep = spent on keeping / existing customers who bought",
    },
    numerator: { zh: "维护支出", en: "spent on keeping" },
    denominator: { zh: "购买的老客户数", en: "existing customers who bought" },
  },
  unit: "moneyEach",
  betterWhen: "lower",
  rows: "sums",

  whileOpen: "partial",
  events: { slices: ["channel", "campaign"], nobody: true, whole: true },
  parts: [],
  also: ["winCost", "valueToWinCost"],
  choices: [],
  caveats: [
    { zh: "支出按天平摊到它覆盖的日子。", en: "Spending is spread evenly over the days it covers." },
    {
      zh: "按渠道或活动切分的是支出：每一项除以全部购买的老客户，所以各项相加就是总数。",
      en: "By channel or campaign it is the spending that is cut: each is over all existing customers who bought, so they add up to the whole.",
    },
    { zh: "没有导入支出时，这个数字不成立。", en: "Without imported spending the figure means nothing." },
  ],
  requirements: ["B13", "J12"],
};
