import type { Metric } from "../metric.ts";

export const valueToWinCost: Metric = {
  name: "valueToWinCost",
  title: { zh: "LTV : CAC", en: "LTV : CAC" },
  says: {
    zh: "新客户预计带来的价值是赢得他们所花的几倍；低于 3 倍要小心。",
    en: "How many times what was spent on winning them the new customers are worth; below 3, take care.",
  },
  formula: {
    text: { zh: "LTV ≥ 3 × CAC", en: "LTV ≥ 3 × CAC" },
    numerator: { zh: "新客户的预计价值", en: "forecast value of the new customers" },
    denominator: { zh: "获客支出", en: "spent on winning" },
  },
  unit: "times",
  betterWhen: "higher",
  rows: "sums",

  whileOpen: "partial",
  events: { slices: ["acquisitionChannel", "acquisitionCampaign"], nobody: true, whole: true },
  parts: [],
  also: ["winCost", "keepCost"],
  choices: [],
  caveats: [
    { zh: "支出按天平摊到它覆盖的日子。", en: "Spending is spread evenly over the days it covers." },
    { zh: "没有导入支出时，这个数字不成立。", en: "Without imported spending the figure means nothing." },
    {
      zh: "按渠道或活动看时，支出里写的名称要和客户档案里写的一样；没写的合在「未知」里。",
      en: "By channel or campaign, spending and customer files must name it alike; those that name none stand together as unknown.",
    },
    {
      zh: "价值是模型对今后 365 天的预测，不会百分之百准；没有保留的预测时没有数字。",
      en: "Value is the model’s forecast of the next 365 days, never certain; without a kept forecast there is no figure.",
    },
    { zh: "预测是最近一次的，不是当时的。", en: "The forecast is the newest, not that of the time." },
  ],
  requirements: ["B11", "B13", "B14"],
};
