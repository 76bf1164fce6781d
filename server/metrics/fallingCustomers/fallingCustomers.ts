import type { Metric } from "../metric.ts";

export const fallingCustomers: Metric = {
  name: "fallingCustomers",
  title: { zh: "下滑客户占比", en: "Falling customers" },
  says: {
    zh: "上期的客户里，有多少人本期明显买少了。",
    en: "How many customers of the period before bought much less.",
  },
  formula: {
    text: {
      zh: "下滑客户占比 = 明显买少的客户 / 上期客户",
      en: "falling share = customers who bought much less / customers before",
    },
    numerator: { zh: "明显买少的客户", en: "bought much less" },
    denominator: { zh: "上期客户", en: "customers before" },
  },
  unit: "rate",
  betterWhen: "lower",
  rows: "customers",
  perOrder: true,
  proportion: true,
  whileOpen: "nothing",
  also: ["spendingLess", "silentCustomers"],
  choices: [
    {
      name: "of",
      title: { zh: "看什么", en: "By what" },
      options: [
        { value: "money", title: { zh: "金额", en: "Money" } },
        { value: "orders", title: { zh: "次数", en: "Orders" } },
      ],
    },
    {
      name: "drop",
      title: { zh: "少多少算明显", en: "How much less" },
      options: [
        { value: "0.5", title: { zh: "少一半", en: "A half" } },
        { value: "0.3", title: { zh: "少三成", en: "30 %" } },
        { value: "0.8", title: { zh: "少八成", en: "80 %" } },
      ],
    },
  ],
  caveats: [
    { zh: "本期没来的也算下滑。", en: "Who did not come at all has fallen too." },
    {
      zh: "季节性商品两期不能直接比。",
      en: "Seasonal goods are not comparable from one period to the next.",
    },
  ],
  requirements: ["B20"],
};
