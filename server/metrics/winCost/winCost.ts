import type { Metric } from "../metric.ts";

export const winCost: Metric = {
  name: "winCost",
  title: { zh: "获客成本（CAC）", en: "Cost to win a customer (CAC)" },
  says: { zh: "赢得一个新客户花多少钱。", en: "What it costs to win a new customer." },
  formula: {
    text: { zh: "CAC = 获客支出 / 新客户数", en: "CAC = spent on winning / new customers" },
    numerator: { zh: "获客支出", en: "spent on winning" },
    denominator: { zh: "新客户数", en: "new customers" },
  },
  unit: "moneyEach",
  betterWhen: "lower",
  rows: "sums",

  whileOpen: "partial",
  events: { slices: ["acquisitionChannel", "acquisitionCampaign"], nobody: true, whole: true },
  parts: [],
  also: ["keepCost", "valueToWinCost"],
  choices: [],
  caveats: [
    { zh: "支出按天平摊到它覆盖的日子。", en: "Spending is spread evenly over the days it covers." },
    { zh: "没有导入支出时，这个数字不成立。", en: "Without imported spending the figure means nothing." },
    {
      zh: "按渠道或活动看时，支出里写的名称要和客户档案里写的一样；没写的合在「未知」里。",
      en: "By channel or campaign, spending and customer files must name it alike; those that name none stand together as unknown.",
    },
  ],
  requirements: ["B11", "B13", "J12"],
};
