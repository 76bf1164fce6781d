import type { Metric } from "../metric.ts";

export const interactionsPerCustomer: Metric = {
  name: "interactionsPerCustomer",
  title: { zh: "互动活跃度", en: "Interactions per customer" },
  says: {
    zh: "有互动的客户平均互动几次。",
    en: "How often customers who were in contact were in contact, on average.",
  },
  formula: {
    text: {
      zh: "互动活跃度 = 互动次数 / 有互动的客户数",
      en: "interactions per customer = interactions / customers in contact",
    },
    numerator: { zh: "互动次数", en: "interactions" },
    denominator: { zh: "有互动的客户数", en: "customers in contact" },
  },
  unit: "times",
  betterWhen: "higher",
  rows: "sums",

  whileOpen: "partial",
  events: { slices: ["channel", "staff", "campaign", "kind", "topic"] },

  choices: [],
  caveats: [
    {
      zh: "次数说的是频率；质量看回复率和参与率。",
      en: "The count says how often; how good, the reply and participation rates say.",
    },
  ],
  requirements: ["B32"],
};
