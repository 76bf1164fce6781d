import type { Metric } from "../metric.ts";
import { minutesPerCustomer } from "../minutesPerCustomer/minutesPerCustomer.ts";

export const staffCost: Metric = {
  ...minutesPerCustomer,
  name: "staffCost",
  title: { zh: "每客户人工成本", en: "Staff cost per customer" },
  says: {
    zh: "和每个联系过的客户沟通，员工的时间值多少钱；分子是合计。",
    en: "What the time of staff spent with a customer in contact costs; the numerator is the total.",
  },
  formula: {
    text: {
      zh: "每客户人工成本 = 分钟数之和 ÷ 60 × 每小时成本 / 客户数",
      en: "staff cost per customer = minutes ÷ 60 × cost of an hour / customers",
    },
    numerator: { zh: "人工成本合计", en: "staff cost in all" },
    denominator: { zh: "客户数", en: "customers" },
  },
  unit: "moneyEach",
  also: ["minutesPerCustomer", "clvProfit", "keepCost"],
  caveats: [
    {
      zh: "每小时成本由公司设定（设置 › 公司）；没有设定就没有这个数字。",
      en: "The company sets what an hour costs (Settings › Company); without it there is no figure.",
    },
    {
      zh: "所有同事按同一个每小时成本算；没有记录时长的联系、时间以外的费用不算。",
      en: "One cost of an hour for every colleague; contacts whose length is not recorded, and costs other than time, do not count.",
    },
    ...minutesPerCustomer.caveats.slice(0, 2),
  ],
  requirements: ["B41", "B39", "B42"],
};
