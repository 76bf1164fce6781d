import { loyalRate } from "../loyalRate/loyalRate.ts";
import type { Metric } from "../metric.ts";

export const loyalRecommending: Metric = {
  name: "loyalRecommending",
  title: { zh: "忠诚且愿意推荐的客户占比", en: "Share of loyal customers who recommend us" },
  says: {
    zh: "认识一年以上的客户里，有多少人既长期选择我们，又愿意推荐。",
    en: "How many of the customers known for a year keep choosing us and recommend us too.",
  },
  formula: {
    text: {
      zh: "占比 = 长期选择并且愿意推荐的客户 / 认识满一年且仍在买的客户",
      en: "share = customers who keep choosing us and recommend us / customers known for a year who still buy",
    },
    numerator: { zh: "长期选择并且愿意推荐", en: "keep choosing and recommend us" },
    denominator: { zh: "认识满一年且仍在买的客户", en: "known for a year, still buying" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "customers",
  proportion: true,
  whileOpen: "nothing",
  events: { slices: [] },
  also: ["loyalRate"],
  choices: [
    {
      name: "recommends",
      title: { zh: "怎样算愿意推荐", en: "What counts as recommending" },
      options: [
        { value: "either", title: { zh: "打 9–10 分或推荐过人", en: "Answered 9–10, or referred somebody" } },
        { value: "said", title: { zh: "打 9–10 分", en: "Answered 9–10" } },
        { value: "did", title: { zh: "推荐过人", en: "Referred somebody" } },
      ],
    },
    {
      name: "base",
      title: { zh: "在谁里面看", en: "Of whom" },
      options: [
        { value: "all", title: { zh: "全部", en: "All of them" } },
        { value: "answered", title: { zh: "只看回答过推荐意愿的", en: "Those who were asked and answered" } },
      ],
    },
    ...loyalRate.choices,
  ],
  caveats: [
    {
      zh: "没被问过、也没推荐过人的客户，愿不愿意推荐并不知道，这里不算愿意：所以在全部客户里看，这个数是下限。",
      en: "Of customers who were not asked and referred nobody it is not known whether they would: they do not count, so of all customers this is the least there can be.",
    },
    {
      zh: "看的是期末之前的一整年：买了几天，那一年里最近一次的推荐意愿打分，那一年里推荐过谁。",
      en: "It looks at the whole year before the period’s end: days of purchase, the newest answer of that year, referrals in it.",
    },
    {
      zh: "不到一年的客户不在分母里。",
      en: "Customers known for less than a year are not in the denominator.",
    },
  ],
  requirements: ["B30"],
};
