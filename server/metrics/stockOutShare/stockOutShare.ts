import type { Metric } from "../metric.ts";

export const stockOutShare: Metric = {
  name: "stockOutShare",
  title: { zh: "缺货占比", en: "Stock-out share" },
  says: { zh: "需求里有多少碰上缺货。", en: "How much of the demand met an empty shelf." },
  formula: {
    text: {
      zh: "缺货占比 = 缺货的需求 / 全部需求",
      en: "stock-out share = demands met by a stock-out / all demands",
    },
    numerator: { zh: "缺货的需求", en: "demands met by a stock-out" },
    denominator: { zh: "全部需求", en: "all demands" },
  },
  unit: "rate",
  betterWhen: "lower",
  rows: "sums",
  proportion: true,

  whileOpen: "partial",
  events: { slices: ["product", "store"], nobody: true },

  choices: [],
  caveats: [{ zh: "每一行需求算一次，不看数量。", en: "Each demand counts once, whatever its quantity." }],
  requirements: ["B57"],
};
