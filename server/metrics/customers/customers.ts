import type { Metric } from "../metric.ts";

export const customers: Metric = {
  name: "customers",
  title: { zh: "购买客户数", en: "Customers" },
  says: { zh: "本期至少买过一次的客户有多少。", en: "How many customers bought at least once." },
  formula: {
    text: { zh: "客户数 = 本期有购买的客户", en: "customers = customers with a purchase" },
    numerator: { zh: "购买客户数", en: "customers who bought" },
    denominator: null,
  },
  unit: "customers",
  betterWhen: "higher",
  rows: "sums",
  perOrder: true,
  whileOpen: "partial",
  choices: [],
  caveats: [
    {
      zh: "没有客户信息的订单行不算客户，另列为「未识别」。",
      en: "Lines without a customer are never customers; they are shown apart as unidentified.",
    },
    {
      zh: "同一人有两份没合并的档案时，会算成两个客户。",
      en: "One person with two unmerged files counts twice.",
    },
  ],
  requirements: ["A11"],
};
