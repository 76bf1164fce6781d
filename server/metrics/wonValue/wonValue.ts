import type { Metric } from "../metric.ts";

export const wonValue: Metric = {
  name: "wonValue",
  title: { zh: "赢单金额", en: "Won amount" },
  says: {
    zh: "时期内赢下的销售机会一共值多少钱。",
    en: "What the opportunities won in the period come to.",
  },
  formula: {
    text: { zh: "赢单金额 = 赢单的金额之和", en: "won amount = sum of the amounts won" },
    numerator: { zh: "赢单的金额之和", en: "sum of the amounts won" },
    denominator: null,
  },
  unit: "money",
  betterWhen: "higher",
  rows: "sums",
  whileOpen: "partial",
  events: { slices: ["channel", "staff", "team", "product"], nobody: true },
  also: ["averageDeal", "winRate", "salesCycle"],
  choices: [],
  caveats: [
    {
      zh: "按了结那天归入时期；没有写金额的赢单不在其中；赢了但一笔金额都没写时没有这个数，不写 0。",
      en: "By the day of closing; deals won without an amount are not in it. Where deals were won and none has an amount there is no figure, and not 0.",
    },
    {
      zh: "外币按首次接触那天的汇率折算；没有汇率的不在合计里，会另外说明。",
      en: "Other currencies at the rate of the first contact’s day; those without a rate are in no sum, which is said.",
    },
    {
      zh: "是机会上写的金额，不是订单：同一笔生意也可能已经在销售额里。",
      en: "It is what opportunities say, not orders: the same business may stand in revenue too.",
    },
    {
      zh: "没有客户的机会也算，但不出现在名单里。",
      en: "Opportunities without a customer count, but are on no list.",
    },
  ],
  requirements: ["B01", "B36"],
};
