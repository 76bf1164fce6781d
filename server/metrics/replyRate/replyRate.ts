import type { Metric } from "../metric.ts";

export const replyRate: Metric = {
  name: "replyRate",
  title: { zh: "客户回复率", en: "Reply rate" },
  says: {
    zh: "发出去的联系有多少得到了客户回应。",
    en: "How much of what went out was answered by the customer.",
  },
  formula: {
    text: {
      zh: "客户回复率 = 得到回复的联系 / 发出的联系",
      en: "reply rate = contacts answered / contacts that went out",
    },
    numerator: { zh: "得到回复的联系", en: "contacts answered" },
    denominator: { zh: "发出的联系", en: "contacts that went out" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "sums",
  proportion: true,

  whileOpen: "partial",
  events: { slices: ["channel", "staff", "campaign", "kind", "topic"] },

  choices: [],
  caveats: [
    {
      zh: "没有记录是否回复的联系不算。",
      en: "Contacts of which nobody recorded whether they were answered do not count.",
    },
  ],
  requirements: ["B33"],
};
