import type { Metric } from "../metric.ts";

export const loyalRate: Metric = {
  name: "loyalRate",
  title: { zh: "忠诚客户占比", en: "Share of loyal customers" },
  says: {
    zh: "认识一年以上的客户里，有多少人长期选择我们。",
    en: "How many of the customers known for a year keep choosing us.",
  },
  formula: {
    text: {
      zh: "忠诚客户占比 = 长期选择的客户 / 认识满一年且仍在买的客户",
      en: "loyal share = customers who keep choosing us / customers known for a year who still buy",
    },
    numerator: { zh: "长期选择的客户", en: "keep choosing us" },
    denominator: { zh: "认识满一年且仍在买的客户", en: "known for a year, still buying" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "customers",
  perOrder: true,
  proportion: true,
  whileOpen: "nothing",
  also: ["loyalRecommending"],
  choices: [
    {
      name: "purchases",
      title: { zh: "一年里至少买几天", en: "Purchase days in the year" },
      options: [
        { value: "4", title: { zh: "4 天", en: "4 days" } },
        { value: "3", title: { zh: "3 天", en: "3 days" } },
        { value: "6", title: { zh: "6 天", en: "6 days" } },
        { value: "12", title: { zh: "12 天", en: "12 days" } },
      ],
    },
    {
      name: "quarters",
      title: { zh: "分布在几个季度", en: "Spread over quarters" },
      options: [
        { value: "3", title: { zh: "3 个", en: "3" } },
        { value: "2", title: { zh: "2 个", en: "2" } },
        { value: "4", title: { zh: "4 个", en: "4" } },
      ],
    },
    {
      name: "activeDays",
      title: { zh: "多少天内买过算仍在买", en: "Still buying: within so many days" },
      options: [
        { value: "365", title: { zh: "365 天", en: "365 days" } },
        { value: "180", title: { zh: "180 天", en: "180 days" } },
      ],
    },
  ],
  caveats: [
    {
      zh: "只看长期购买；愿不愿推荐见「忠诚且愿意推荐的客户占比」。",
      en: "Long-run buying only; for willingness to recommend see “Share of loyal customers who recommend us”.",
    },
    {
      zh: "看的是期末之前的一整年，不是本期。",
      en: "It looks at the whole year before the period’s end, not at the period.",
    },
    {
      zh: "不到一年的客户不在分母里。",
      en: "Customers known for less than a year are not in the denominator.",
    },
  ],
  requirements: ["B30"],
};
