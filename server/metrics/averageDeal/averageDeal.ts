import type { Metric } from "../metric.ts";
import { wonValue } from "../wonValue/wonValue.ts";

export const averageDeal: Metric = {
  ...wonValue,
  name: "averageDeal",
  title: { zh: "平均赢单金额", en: "Average deal" },
  says: {
    zh: "时期内赢下的销售机会平均每个值多少钱。",
    en: "What an opportunity won in the period is worth on average.",
  },
  formula: {
    text: {
      zh: "平均赢单金额 = 赢单的金额之和 / 写了金额的赢单数",
      en: "average deal = sum of the amounts won / deals won with an amount",
    },
    numerator: { zh: "赢单的金额之和", en: "sum of the amounts won" },
    denominator: { zh: "写了金额的赢单", en: "deals won with an amount" },
  },
  unit: "moneyEach",
  betterWhen: "higher",
  also: ["wonValue", "winRate", "salesCycle"],
};
