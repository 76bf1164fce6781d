import type { Metric } from "../metric.ts";

export const membershipChurn: Metric = {
  name: "membershipChurn",
  title: { zh: "会员流失率", en: "Membership churn" },
  says: {
    zh: "会员里有多少人在时期内退出或到期。",
    en: "How many members left, or let their membership end, in the period.",
  },
  formula: {
    text: {
      zh: "客户流失率 = 流失客户数 / 总老客户数",
      en: "churn rate = lost customers / existing customers",
    },
    numerator: { zh: "退出的会员", en: "members who left" },
    denominator: { zh: "会员", en: "members" },
  },
  unit: "rate",
  betterWhen: "lower",
  rows: "customers",
  proportion: true,

  whileOpen: "nothing",
  events: { slices: ["programme", "tier"] },

  also: ["membersLost", "churnRate"],
  choices: [
    {
      name: "base",
      title: { zh: "相对于谁", en: "Of whom" },
      options: [
        { value: "start", title: { zh: "期初的会员", en: "Members at the start" } },
        { value: "during", title: { zh: "期间的会员", en: "Members at some time in the period" } },
      ],
    },
  ],
  caveats: [
    {
      zh: "到期后在时期结束前续上同一计划的是续期，不算退出；退出一个计划、还在另一个计划的人算退出。",
      en: "Who is in the same programme again before the period ends has renewed and did not leave; who left one programme and is still in another did.",
    },
    {
      zh: "「期初」只看时期开始时已经是会员的人；「期间」也看后来加入的。",
      en: "“At the start” looks at members when the period began; “during” also at those who joined in it.",
    },
  ],
  requirements: ["B24"],
};
