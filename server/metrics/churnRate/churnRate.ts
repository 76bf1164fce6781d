import type { Metric } from "../metric.ts";

export const churnRate: Metric = {
  name: "churnRate",
  title: { zh: "流失率", en: "Churn rate" },
  says: {
    zh: "期初还在的客户里，有多少人到期末已经流失。",
    en: "How many of the customers who were there at the start were lost by the end.",
  },
  formula: {
    text: {
      zh: "客户流失率 = 流失客户数 / 总老客户数",
      en: "churn rate = lost customers / existing customers",
    },
    numerator: { zh: "流失客户数", en: "lost customers" },
    denominator: { zh: "总老客户数", en: "existing customers" },
  },
  unit: "rate",
  betterWhen: "lower",
  rows: "customers",
  perOrder: true,
  proportion: true,
  whileOpen: "nothing",
  also: ["membershipChurn", "membersLost"],
  choices: [
    {
      name: "rule",
      title: { zh: "怎样算流失", en: "Who is lost" },
      options: [
        { value: "rhythm", title: { zh: "按自身节奏", en: "By own rhythm" } },
        { value: "fixed", title: { zh: "固定天数", en: "A fixed window" } },
        { value: "cancelled", title: { zh: "退出会员", en: "A cancelled membership" } },
      ],
    },
    {
      name: "factor",
      title: { zh: "超过自身节奏几倍", en: "Times the own rhythm" },
      options: [
        { value: "2", title: { zh: "2 倍", en: "2 times" } },
        { value: "1.5", title: { zh: "1.5 倍", en: "1.5 times" } },
        { value: "3", title: { zh: "3 倍", en: "3 times" } },
      ],
    },
    {
      name: "windowDays",
      title: { zh: "多少天没买（次数少的人）", en: "Days without a purchase (for those with few)" },
      options: [
        { value: "180", title: { zh: "180 天", en: "180 days" } },
        { value: "90", title: { zh: "90 天", en: "90 days" } },
        { value: "365", title: { zh: "365 天", en: "365 days" } },
      ],
    },
    {
      name: "least",
      title: { zh: "至少多少天", en: "At least so many days" },
      options: [
        { value: "30", title: { zh: "30 天", en: "30 days" } },
        { value: "14", title: { zh: "14 天", en: "14 days" } },
        { value: "60", title: { zh: "60 天", en: "60 days" } },
      ],
    },
  ],
  fileFor: ({ rule }) => (rule === "cancelled" ? "cancelled" : undefined),
  caveats: [
    {
      zh: "「流失」是一条规则，不是事实：默认按各人自己的购买节奏判断，可以换。",
      en: "“Lost” is a rule, not a fact: by default by each customer’s own rhythm; it can be changed.",
    },
    {
      zh: "期初已经流失的人不再计入分母。",
      en: "Who was lost already when the period began is not in the denominator.",
    },
    { zh: "以后又来买的人，当时仍算流失。", en: "Who comes back later still counts as lost then." },
    {
      zh: "按「退出会员」：只看期初是会员、以前买过的人；期末哪个计划的会员都不是，才算流失，天数和节奏不看。",
      en: "By cancelled membership: only of those who were members when the period began and had bought before; lost is who belongs to no programme at its end, whatever the days and the rhythm.",
    },
  ],
  requirements: ["B24"],
};
