import type { Metric } from "../metric.ts";

export const conversionRate: Metric = {
  name: "conversionRate",
  title: { zh: "客户转化率", en: "Conversion rate" },
  says: {
    zh: "跟进的客户里，有多少人在跟进之后成交。",
    en: "How many of the customers who were followed up came to a deal afterwards.",
  },
  formula: {
    text: {
      zh: "客户转化率 = (成功转化客户数 / 跟进客户总数) × 100%",
      en: "conversion rate = (customers converted / customers followed up) × 100%",
    },
    numerator: { zh: "成功转化客户数", en: "customers converted" },
    denominator: { zh: "跟进客户总数", en: "customers followed up" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "customers",
  proportion: true,

  whileOpen: "nothing",
  events: { slices: ["channel", "staff", "campaign", "team", "product"] },

  also: ["winRate", "stageConversion"],
  choices: [
    {
      name: "followed",
      title: { zh: "谁算跟进过", en: "Who is followed up" },
      options: [
        { value: "both", title: { zh: "联系过的，或有销售机会的", en: "Contacted, or with an opportunity" } },
        { value: "contacts", title: { zh: "主动联系过的", en: "Contacted by us" } },
        { value: "opportunities", title: { zh: "有销售机会的", en: "With an opportunity" } },
      ],
    },
    {
      name: "success",
      title: { zh: "怎样算成功", en: "What is success" },
      options: [
        { value: "either", title: { zh: "下单或赢单", en: "An order or an opportunity won" } },
        { value: "ordered", title: { zh: "下了单", en: "An order" } },
        { value: "won", title: { zh: "机会赢单", en: "An opportunity won" } },
      ],
    },
    {
      name: "windowDays",
      title: { zh: "跟进后多少天之内", en: "Within so many days" },
      options: [
        { value: "30", title: { zh: "30 天", en: "30 days" } },
        { value: "14", title: { zh: "14 天", en: "14 days" } },
        { value: "90", title: { zh: "90 天", en: "90 days" } },
      ],
    },
  ],
  caveats: [
    {
      zh: "成交要发生在所看时期结束之前；临近期末才跟进的人还来不及。",
      en: "The deal must lie before the end of the period; who was followed up late in it had little time.",
    },
    {
      zh: "转化是先后，不是因果：有没有作用要看评估。",
      en: "Converted means afterwards, not because of it: whether it worked is for evaluation.",
    },
  ],
  requirements: ["B01"],
};
