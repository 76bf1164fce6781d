import type { Metric } from "../metric.ts";

export const spendingLess: Metric = {
  name: "spendingLess",
  title: { zh: "花得比自己以前少的客户", en: "Spending less than before" },
  says: {
    zh: "一直在买的客户里，有多少人还来，但花得比自己以前哪一段都少。",
    en: "Of customers who buy steadily, how many still come but spend less than in any stretch of their own before.",
  },
  formula: {
    text: {
      zh: "花得少的客户占比 = 低于自己以往的客户 / 连续五段都买的客户",
      en: "spending less = customers below their own past / customers who bought in five stretches in a row",
    },
    numerator: { zh: "低于自己以往的客户", en: "below their own past" },
    denominator: { zh: "连续五段都买的客户", en: "bought in five stretches in a row" },
  },
  unit: "rate",
  betterWhen: "lower",
  rows: "customers",
  perOrder: true,
  proportion: true,
  whileOpen: "nothing",
  choices: [
    {
      name: "stretch",
      title: { zh: "一段多长", en: "A stretch is" },
      options: [
        { value: "60", title: { zh: "60 天", en: "60 days" } },
        { value: "30", title: { zh: "30 天", en: "30 days" } },
        { value: "90", title: { zh: "90 天", en: "90 days" } },
      ],
    },
    {
      name: "drop",
      title: { zh: "至少比平常少", en: "Below the usual by at least" },
      options: [
        { value: "0.3", title: { zh: "三成", en: "30 %" } },
        { value: "0.5", title: { zh: "一半", en: "a half" } },
        { value: "0.2", title: { zh: "两成", en: "20 %" } },
      ],
    },
  ],
  caveats: [
    {
      zh: "五段从时期的末尾往回数；低于前四段里最低的一段，并且比前四段的中位数至少少三成（可改），才算。",
      en: "Five stretches are counted back from the period’s end; below the lowest of the four earlier ones, and at least 30 % (a choice) below their median.",
    },
    {
      zh: "没有任何变化时，最后一段也有五分之一的机会恰好最低；要求再少三成，是为了少误报。",
      en: "With no change at all the last stretch is the lowest one time in five; the further 30 % is there to raise fewer false alarms.",
    },
    {
      zh: "这一段没来的不在这里，看沉默和流失。季节性的购买会被看成减少。",
      en: "Who did not come in the last stretch is not here but among the silent and lost. Seasonal buying looks like less.",
    },
  ],
  requirements: ["B20"],
};
