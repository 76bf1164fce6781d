import type { Metric } from "../metric.ts";

export const satisfactionRate: Metric = {
  name: "satisfactionRate",
  title: { zh: "客户满意度", en: "Satisfaction rate" },
  says: {
    zh: "回答了满意度调查的人里有多少人满意。",
    en: "How many of those who answered a satisfaction survey are satisfied.",
  },
  formula: {
    text: { zh: "满意客户数/调查客户数", en: "satisfied customers / customers surveyed" },
    numerator: { zh: "满意客户数", en: "satisfied customers" },
    denominator: { zh: "调查客户数", en: "customers surveyed" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "sums",
  proportion: true,

  whileOpen: "partial",
  events: { slices: ["survey", "asked", "channel"], nobody: true },

  also: ["netPromoter", "expectationGap", "complaintRate"],
  choices: [
    {
      name: "satisfied",
      title: { zh: "怎样算满意", en: "What is satisfied" },
      options: [
        {
          value: "0.75",
          title: {
            zh: "量表的前四分之一（5 分里的 4、5）",
            en: "The upper quarter of the scale (4 and 5 of 5)",
          },
        },
        {
          value: "0.5",
          title: { zh: "量表的一半以上（5 分里的 3、4、5）", en: "The upper half (3, 4 and 5 of 5)" },
        },
        { value: "1", title: { zh: "只有满分", en: "The best mark only" } },
      ],
    },
    {
      name: "about",
      title: { zh: "看哪些回答", en: "Which answers" },
      options: [
        { value: "all", title: { zh: "全部方面", en: "All aspects" } },
        { value: "overall", title: { zh: "只看总体", en: "Overall only" } },
      ],
    },
  ],
  caveats: [
    { zh: "不记名的答卷也算，但不出现在名单里。", en: "Anonymous answers count, but are on no list." },
    {
      zh: "一个人在时期内的几个回答先取平均，按量表换算成 0 到 1。",
      en: "Several answers of a person in the period are averaged first, each moved to 0–1 by its scale.",
    },
  ],
  requirements: ["B23"],
};
