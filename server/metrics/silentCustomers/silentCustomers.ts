import type { Metric } from "../metric.ts";

export const silentCustomers: Metric = {
  name: "silentCustomers",
  title: { zh: "沉默客户占比", en: "Silent customers" },
  says: {
    zh: "到期末，有多少客户已经明显超过自己的购买节奏没来。",
    en: "How many customers have been silent for clearly longer than their own rhythm.",
  },
  formula: {
    text: {
      zh: "沉默客户占比 = 沉默客户数 / 全部客户数",
      en: "silent share = silent customers / all customers",
    },
    numerator: { zh: "沉默客户数", en: "silent customers" },
    denominator: { zh: "全部客户数", en: "all customers" },
  },
  unit: "rate",
  betterWhen: "lower",
  rows: "customers",
  perOrder: true,
  proportion: true,
  whileOpen: "partial",
  also: ["churnRate", "fallingCustomers"],
  choices: [
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
  caveats: [
    { zh: "分子就是唤回名单。", en: "The numerator is the list to win back." },
    {
      zh: "只买过一两次的人没有节奏，按固定天数。",
      en: "Who bought once or twice has no rhythm and gets the fixed number of days.",
    },
  ],
  requirements: ["B19"],
};
