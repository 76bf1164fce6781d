import type { Metric } from "../metric.ts";

export const repurchaseRate: Metric = {
  name: "repurchaseRate",
  title: { zh: "复购率", en: "Repurchase rate" },
  says: {
    zh: "期初的老客户里，有多少人在本期又买了。",
    en: "How many of the customers there were at the start bought again.",
  },
  formula: {
    text: {
      zh: "客户复购率 = 复购客户数 / 总老客户数",
      en: "repurchase rate = customers who bought again / existing customers",
    },
    numerator: { zh: "复购客户数", en: "bought again" },
    denominator: { zh: "总老客户数", en: "existing customers" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "customers",
  perOrder: true,
  proportion: true,
  whileOpen: "nothing",
  choices: [
    {
      name: "rule",
      title: { zh: "怎么算复购", en: "What is buying again" },
      options: [
        { value: "again", title: { zh: "老客户在本期又买", en: "Existing, bought in the period" } },
        {
          value: "twice",
          title: { zh: "本期买过两次以上 / 本期客户", en: "Twice or more / customers of the period" },
        },
      ],
    },
    {
      name: "existing",
      title: { zh: "谁是老客户", en: "Who is existing" },
      options: [
        { value: "1", title: { zh: "期初前买过 ≥ 1 次", en: "Bought ≥ 1 time before" } },
        { value: "2", title: { zh: "≥ 2 次", en: "≥ 2 times" } },
      ],
    },
    {
      name: "count",
      title: { zh: "怎么数次数", en: "What is one purchase" },
      options: [
        { value: "orders", title: { zh: "一单算一次", en: "Each order" } },
        { value: "days", title: { zh: "同一天算一次", en: "Each day" } },
      ],
    },
  ],
  fileFor: ({ rule, existing }, { marked }) =>
    marked && rule === "again" && existing === "1" ? "again" : undefined,
  caveats: [
    {
      zh: "与留存率不同：留存看上期买过的人，复购看所有老客户。",
      en: "Not retention: that looks at buyers of the period before, this at all existing customers.",
    },
    {
      zh: "换了手机号又没合并的客户，会被当成没有复购。",
      en: "Customers with a new phone and no merge look as if they had not bought again.",
    },
    { zh: "含大促的时期会偏高。", en: "A sale inside the period raises it." },
  ],
  requirements: ["B22"],
};
