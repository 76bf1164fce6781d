import type { Metric } from "../metric.ts";

export const revenue: Metric = {
  name: "revenue",
  title: { zh: "销售额", en: "Sales" },
  says: { zh: "已识别客户买了多少钱。", en: "What known customers bought for." },
  formula: {
    text: { zh: "销售额 = Σ 行金额", en: "sales = Σ line amounts" },
    numerator: { zh: "销售额", en: "sales" },
    denominator: null,
  },
  unit: "money",
  betterWhen: "higher",
  rows: "sums",
  perOrder: true,
  whileOpen: "partial",
  choices: [],
  caveats: [
    {
      zh: "退货、取消和零价行是否计入，看页面上的口径开关。",
      en: "Whether returns, cancelled and zero-price lines count is the switch on the page.",
    },
    {
      zh: "没有汇率的外币行留着但不计入。",
      en: "Lines in a currency without a rate are kept but not added.",
    },
  ],
  requirements: ["B53"],
};
