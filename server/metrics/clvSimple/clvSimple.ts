import type { Metric } from "../metric.ts";

export const clvSimple: Metric = {
  name: "clvSimple",
  title: { zh: "客户生命周期价值（简式）", en: "Lifetime value (simple)" },
  says: {
    zh: "按平均订单、年频次和预期维系年数，一个客户值多少钱。",
    en: "What a customer is worth by average order, orders a year and expected years.",
  },
  formula: {
    text: {
      zh: "CLV = (客户平均订单价值 × 购买频次) × 预期维系时间",
      en: "CLV = (average order × purchase frequency) × expected time",
    },
    numerator: { zh: "各客户 CLV 之和", en: "Σ of each customer’s CLV" },
    denominator: { zh: "客户数", en: "customers" },
  },
  unit: "moneyEach",
  betterWhen: "higher",
  rows: "customers",
  perOrder: true,
  whileOpen: "partial",
  also: ["clvProfit", "referralValue"],
  choices: [
    {
      name: "years",
      title: { zh: "预期维系时间", en: "Expected time" },
      options: [
        { value: "3", title: { zh: "3 年", en: "3 years" } },
        { value: "1", title: { zh: "1 年", en: "1 year" } },
        { value: "2", title: { zh: "2 年", en: "2 years" } },
        { value: "5", title: { zh: "5 年", en: "5 years" } },
      ],
    },
  ],
  fileFor: (_, { single }) => (single ? "single" : undefined),
  caveats: [
    { zh: "是销售额，不是利润。", en: "It is sales, not profit." },
    {
      zh: "预期维系时间是假定，所有客户相同；换了它，数值按比例变。",
      en: "The expected time is assumed, the same for all; figures move in proportion to it.",
    },
    { zh: "观察不满一年的客户，按一年算频次。", en: "Customers known for less than a year get one year." },
  ],
  requirements: ["B06", "B08"],
};
