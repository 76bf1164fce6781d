import type { Metric } from "../metric.ts";

export const fasterDecisions: Metric = {
  name: "fasterDecisions",
  title: { zh: "越谈越快的机会", en: "Decisions that sped up" },
  says: {
    zh: "了结的销售机会里，后半程比前半程走得快的占多少：客户的决策是不是在加快。",
    en: "Of the opportunities closed, how many went faster in their second half than in their first: whether the customer decides faster on the way.",
  },
  formula: {
    text: {
      zh: "越谈越快的机会 = 后半程天数少于前半程的机会 / 了结的机会",
      en: "sped up = opportunities whose second half took fewer days / opportunities closed",
    },
    numerator: { zh: "后半程更快的机会", en: "opportunities that sped up" },
    denominator: { zh: "有两段以上的了结机会", en: "opportunities closed, with two stretches or more" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "sums",
  proportion: true,

  whileOpen: "partial",
  events: { slices: ["channel", "staff", "team", "product"], nobody: true },

  choices: [],
  caveats: [
    {
      zh: "一段是从进入一个阶段到进入下一个；段数是单数时，中间那段不比。",
      en: "A stretch lies between two steps; with an odd number of them the middle one is left out.",
    },
    {
      zh: "不同阶段本来就有快慢，看变化比看高低有用。",
      en: "Some steps are slow by nature: its change says more than its height.",
    },
    {
      zh: "没有客户的机会也算，但不出现在名单里。",
      en: "Opportunities without a customer count, but are on no list.",
    },
  ],
  requirements: ["B38"],
};
