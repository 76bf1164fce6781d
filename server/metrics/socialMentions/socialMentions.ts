import type { Metric } from "../metric.ts";

export const socialMentions: Metric = {
  name: "socialMentions",
  title: { zh: "社交提及与分享", en: "Social mentions" },
  says: {
    zh: "客户在社交媒体上提到或分享了几次。",
    en: "How often customers mentioned us or shared something on social media.",
  },
  formula: {
    text: { zh: "社交提及 = 提及次数 + 分享次数", en: "social mentions = mentions + shares" },
    numerator: { zh: "提及和分享", en: "mentions and shares" },
    denominator: null,
  },
  unit: "times",
  betterWhen: "higher",
  rows: "sums",

  whileOpen: "partial",
  events: { slices: ["channel", "staff", "campaign", "kind", "topic"], nobody: true },

  choices: [],
  caveats: [
    {
      zh: "只数导入的和记下的；认不出是谁的也算。",
      en: "Only what was imported or recorded; those of nobody known count too.",
    },
  ],
  requirements: ["B35", "B56"],
};
