import type { Metric } from "../metric.ts";

export const participationRate: Metric = {
  name: "participationRate",
  title: { zh: "活动参与率", en: "Participation rate" },
  says: {
    zh: "直播、促销、体验活动请到的客户里有多少人来了。",
    en: "How many of the customers reached by live streams, promotions and events took part.",
  },
  formula: {
    text: {
      zh: "参与率 = 参加的客户 / 请到或参加的客户",
      en: "participation = customers who took part / customers invited or present",
    },
    numerator: { zh: "参加的客户", en: "customers who took part" },
    denominator: { zh: "请到或参加的客户", en: "customers invited or present" },
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
      zh: "参加：结果记为「参加」。没有记下邀请时，参与率会偏高。",
      en: "Took part: the outcome says attended. Where invitations are not recorded the rate runs high.",
    },
  ],
  requirements: ["B34"],
};
