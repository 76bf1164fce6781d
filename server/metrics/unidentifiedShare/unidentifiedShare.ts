import type { Metric } from "../metric.ts";

export const unidentifiedShare: Metric = {
  name: "unidentifiedShare",
  title: { zh: "未识别占比", en: "Unidentified share" },
  says: { zh: "有多少订单行不知道是谁买的。", en: "What share of order lines has no customer." },
  formula: {
    text: {
      zh: "未识别占比 = 没有客户的订单行 / 全部订单行",
      en: "unidentified share = lines without a customer / all lines",
    },
    numerator: { zh: "未识别行", en: "lines without a customer" },
    denominator: { zh: "全部行", en: "all lines" },
  },
  unit: "rate",
  betterWhen: "lower",
  rows: "sums",
  proportion: true,
  lines: "everything",
  parts: [],
  whileOpen: "partial",
  choices: [],
  caveats: [{ zh: "这些行不在任何客户指标里。", en: "These lines are in no figure about customers." }],
  requirements: ["A13"],
};
