import type { Metric } from "../metric.ts";

export const winRate: Metric = {
  name: "winRate",
  title: { zh: "赢单率", en: "Win rate" },
  says: { zh: "了结的销售机会里赢了多少。", en: "How many of the opportunities that were closed were won." },
  formula: {
    text: { zh: "赢单率 = 赢单数 / (赢单数 + 丢单数)", en: "win rate = won / (won + lost)" },
    numerator: { zh: "赢单数", en: "won" },
    denominator: { zh: "了结的机会", en: "closed opportunities" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "sums",
  proportion: true,

  whileOpen: "partial",
  events: { slices: ["channel", "staff", "team", "product"], nobody: true },

  also: ["wonValue", "averageDeal", "conversionRate", "stageConversion"],
  choices: [],
  caveats: [
    {
      zh: "按了结那天归入时期；还开着的机会不算。",
      en: "By the day of closing; opportunities still open do not count.",
    },
    {
      zh: "没有客户的机会也算，但不出现在名单里。",
      en: "Opportunities without a customer count, but are on no list.",
    },
  ],
  requirements: ["B01", "B36"],
};
