import type { Metric } from "../metric.ts";

export const retentionRate: Metric = {
  name: "retentionRate",
  title: { zh: "留存率", en: "Retention rate" },
  says: {
    zh: "上期买过的客户里，有多少人本期还在买。",
    en: "How many customers of the period before kept buying.",
  },
  formula: {
    text: {
      zh: "留存率 = 上期和本期都购买的客户 / 上期购买的客户",
      en: "retention = customers of both periods / customers of the period before",
    },
    numerator: { zh: "继续购买的客户", en: "kept buying" },
    denominator: { zh: "上期客户", en: "customers before" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "customers",
  perOrder: true,
  proportion: true,
  whileOpen: "nothing",
  also: ["maintenanceRate", "churnRate"],
  choices: [],
  fileFor: (_, { marked }) => (marked ? "marked" : undefined),
  caveats: [
    { zh: "上期与本期一样长，紧挨着。", en: "The period before is as long and ends where this one begins." },
    {
      zh: "购买间隔比时期还长的商品，留存率天然低。",
      en: "For goods bought less often than the period is long, it is low by nature.",
    },
  ],
  requirements: ["B26", "B27"],
};
