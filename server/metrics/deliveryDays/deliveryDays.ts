import type { Metric } from "../metric.ts";

export const deliveryDays: Metric = {
  name: "deliveryDays",
  title: { zh: "送达天数", en: "Days to deliver" },
  says: {
    zh: "从提出需求到送达平均多少天。",
    en: "How many days from the demand to the delivery, on average.",
  },
  formula: {
    text: { zh: "送达天数 = 天数之和 / 送达次数", en: "days to deliver = sum of days / deliveries" },
    numerator: { zh: "天数之和", en: "sum of days" },
    denominator: { zh: "送达次数", en: "deliveries" },
  },
  unit: "days",
  betterWhen: "lower",
  rows: "sums",

  whileOpen: "partial",
  events: { slices: ["product", "store"], nobody: true },

  choices: [],
  caveats: [
    {
      zh: "按送达那天归入时期；还没送到的不算。",
      en: "By the day of delivery; what has not arrived does not count.",
    },
  ],
  requirements: ["B57"],
};
