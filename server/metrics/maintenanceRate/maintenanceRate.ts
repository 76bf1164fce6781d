import { churnRate } from "../churnRate/churnRate.ts";
import type { Metric } from "../metric.ts";

export const maintenanceRate: Metric = {
  name: "maintenanceRate",
  title: { zh: "客户维持率", en: "Customer maintenance rate" },
  says: {
    zh: "除去本期新来的，期末的客户是期初的几成。",
    en: "Without those who are new, how much of the base at the start is there at the end.",
  },
  formula: {
    text: {
      zh: "客户维持率 = (期末客户数 − 本期新客户数) / 期初客户数",
      en: "maintenance rate = (customers at the end − new customers) / customers at the start",
    },
    numerator: { zh: "期末客户（不含新客户）", en: "customers at the end, without new ones" },
    denominator: { zh: "期初客户", en: "customers at the start" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "customers",
  perOrder: true,
  whileOpen: "nothing",
  also: ["retentionRate", "churnRate"],
  choices: [
    {
      name: "counting",
      title: { zh: "回来的人算不算", en: "Those who came back" },
      options: [
        { value: "formula", title: { zh: "算，按公式", en: "Count, by the formula" } },
        { value: "same", title: { zh: "不算，只看期初的人", en: "Only those there at the start" } },
      ],
    },
    ...churnRate.choices,
  ],
  fileFor: churnRate.fileFor!,
  caveats: [
    {
      zh: "「期初在、期末在」按流失规则判断：没有流失的人就算还在。",
      en: "Who is there is judged by the rule of what is lost: who is not lost is there.",
    },
    {
      zh: "唤回的老客户会让它超过 100%；只看期初的人时，它等于 1 − 流失率。",
      en: "Customers won back can lift it above 100 %; with only those there at the start it is 1 − churn.",
    },
  ],
  requirements: ["B27"],
};
