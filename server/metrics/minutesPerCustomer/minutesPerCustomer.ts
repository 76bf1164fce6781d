import type { Metric } from "../metric.ts";

export const minutesPerCustomer: Metric = {
  name: "minutesPerCustomer",
  title: { zh: "每客户沟通时间", en: "Minutes per customer" },
  says: {
    zh: "每个联系过的客户花了员工多少分钟。",
    en: "How many minutes of staff a customer in contact took.",
  },
  formula: {
    text: { zh: "每客户沟通时间 = 分钟数之和 / 客户数", en: "minutes per customer = minutes / customers" },
    numerator: { zh: "分钟数之和", en: "minutes" },
    denominator: { zh: "客户数", en: "customers" },
  },
  unit: "minutes",
  betterWhen: "neither",
  rows: "sums",

  whileOpen: "partial",
  events: { slices: ["channel", "staff", "campaign", "kind", "topic"] },

  also: ["staffCost", "interactionsPerCustomer"],
  choices: [],
  caveats: [
    {
      zh: "这个指标没有考虑金钱，只适用于经常来的忠诚客户。",
      en: "It ignores money, and holds for regular, loyal customers only.",
    },
    {
      zh: "适合以个人会面销售、成交周期稳定的 B2B 企业。",
      en: "For B2B firms that sell in personal meetings with an average length of deals.",
    },
    { zh: "没有记录时长的联系不算。", en: "Contacts whose length is not recorded do not count." },
  ],
  requirements: ["B39", "B40", "B42", "B43", "B44"],
};
