import type { Metric } from "../metric.ts";

export const contactChange: Metric = {
  name: "contactChange",
  title: { zh: "联系前后的购买变化", en: "Buying before and after contact" },
  says: {
    zh: "同事联系之后的一段时间里，客户比联系之前同样长的一段多买了多少。",
    en: "How much more customers bought in the time after a colleague turned to them than in as long before.",
  },
  formula: {
    text: {
      zh: "变化 = (联系后购买 − 联系前购买) / 联系前购买",
      en: "change = (bought after the contact − bought before it) / bought before it",
    },
    numerator: { zh: "联系后比联系前多买的", en: "more bought after than before" },
    denominator: { zh: "联系前购买", en: "bought before" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "customers",

  whileOpen: "partial",
  events: { slices: ["channel", "staff", "campaign", "kind", "topic"] },

  choices: [
    {
      name: "of",
      title: { zh: "看什么", en: "Of what" },
      options: [
        { value: "orders", title: { zh: "购买次数", en: "Orders" } },
        { value: "money", title: { zh: "购买金额", en: "Amount" } },
      ],
    },
    {
      name: "windowDays",
      title: { zh: "前后各多少天", en: "Days on each side" },
      options: [
        { value: "90", title: { zh: "90 天", en: "90 days" } },
        { value: "30", title: { zh: "30 天", en: "30 days" } },
        { value: "180", title: { zh: "180 天", en: "180 days" } },
      ],
    },
  ],
  caveats: [
    {
      zh: "没有对照组，不能证明是联系带来的：季节、促销、本来就要来的客户都在里面。要证明，得随机留一批人不联系。",
      en: "Without a comparison group it is no proof that contact did it: season, offers and customers who would have come anyway are in it. A proof needs some left out by lot.",
    },
    {
      zh: "如果专挑买得少的客户联系，他们之后多半会回升，不联系也一样。",
      en: "Where those are contacted who bought little lately, most come back a little, contact or not.",
    },
    {
      zh: "只看主动联系，而且之前同样多天里没有联系过；客户在那之前就买过。按后一段结束的日子归入时期。",
      en: "Only contacts that we made, with none in as many days before, of customers who had bought before that. By the day on which the time after is over.",
    },
  ],
  requirements: ["B21", "J09"],
};
