import type { Metric } from "../metric.ts";

export const membersLost: Metric = {
  name: "membersLost",
  title: { zh: "退出的会员", en: "Members lost" },
  says: {
    zh: "时期内有多少会员退出，按原因切分就是流失原因。",
    en: "How many members left in the period; cut by cause, why they left.",
  },
  formula: {
    text: {
      zh: "退出的会员 = 时期内结束会员资格、期末没有续上的人数",
      en: "members lost = members whose membership ended in the period and was not renewed by its end",
    },
    numerator: { zh: "退出的会员", en: "members who left" },
    denominator: null,
  },
  unit: "customers",
  betterWhen: "lower",
  rows: "sums",

  whileOpen: "partial",
  events: { slices: ["cause", "programme", "tier"] },

  also: ["membershipChurn", "churnRate"],
  choices: [],
  caveats: [
    {
      zh: "原因照来源所写；没有写的归入「未知」。",
      en: "Causes as the source says them; where it says none: unknown.",
    },
  ],
  requirements: ["B25"],
};
