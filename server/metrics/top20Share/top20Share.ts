import type { Metric } from "../metric.ts";

export const top20Share: Metric = {
  name: "top20Share",
  title: { zh: "前 20% 客户占比", en: "Share of the top 20 %" },
  says: {
    zh: "买得最多的五分之一客户带来多少销售额。",
    en: "What the fifth of customers who bought for most brings in.",
  },
  formula: {
    text: {
      zh: "前 20% 占比 = 前 20% 客户的销售额 / 全部销售额",
      en: "share = sales of the top 20 % / all sales",
    },
    numerator: { zh: "前 20% 客户销售额", en: "sales of the top 20 %" },
    denominator: { zh: "全部销售额", en: "all sales" },
  },
  unit: "rate",
  betterWhen: "neither",
  rows: "customers",
  perOrder: true,
  whileOpen: "partial",
  choices: [],
  caveats: [
    {
      zh: "按本期金额排名；期越短，越不平均。",
      en: "Ranked by the money of this period; the shorter, the more uneven.",
    },
  ],
  requirements: ["B16"],
};
