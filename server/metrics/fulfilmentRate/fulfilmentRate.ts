import type { Metric } from "../metric.ts";

export const fulfilmentRate: Metric = {
  name: "fulfilmentRate",
  title: { zh: "履约率", en: "Fulfilment" },
  says: {
    zh: "客户要的东西发出了多少；按产品切分就看到供应跟不上哪里。",
    en: "How much of what was asked for was sent; cut by product it shows where supply falls behind.",
  },
  formula: {
    text: { zh: "履约率 = 发出数量 / 需求数量", en: "fulfilment = quantity sent / quantity wanted" },
    numerator: { zh: "发出数量", en: "quantity sent" },
    denominator: { zh: "需求数量", en: "quantity wanted" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "sums",

  whileOpen: "partial",
  events: { slices: ["product", "store"], nobody: true },

  choices: [],
  caveats: [
    {
      zh: "按提出需求那天归入时期；最近的需求可能还在路上。",
      en: "By the day it was asked for; recent demand may be on its way.",
    },
  ],
  requirements: ["B57"],
};
