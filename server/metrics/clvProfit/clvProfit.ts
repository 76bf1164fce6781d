import { clvSimple } from "../clvSimple/clvSimple.ts";
import type { Metric } from "../metric.ts";

export const clvProfit: Metric = {
  name: "clvProfit",
  title: { zh: "客户生命周期价值（利润）", en: "Lifetime value (profit)" },
  says: {
    zh: "扣除货品成本（也可以再扣服务成本）之后，一个客户值多少钱。",
    en: "What a customer is worth after the cost of goods, and after the cost to serve where that is chosen.",
  },
  formula: {
    text: {
      zh: "利润口径的 CLV =（每年销售额 × 毛利率 − 每年服务成本）× 预期维系时间",
      en: "profit CLV = (sales a year × margin − cost to serve a year) × expected time",
    },
    numerator: { zh: "各客户利润 CLV 之和", en: "Σ of each customer’s profit CLV" },
    denominator: { zh: "有成本记录的客户数", en: "customers whose costs are known" },
  },
  unit: "moneyEach",
  betterWhen: "higher",
  rows: "customers",
  whileOpen: "partial",
  // Minutes are of the customer and of no store or category: it is cut by the customer only.
  events: { slices: [] },
  also: ["clvSimple", "referralValue"],
  choices: [
    {
      name: "serve",
      title: { zh: "服务成本", en: "Cost to serve" },
      options: [
        { value: "leave_out", title: { zh: "不扣", en: "Leave out" } },
        {
          value: "minutes",
          title: { zh: "沟通分钟 × 公司的每小时成本", en: "Minutes × the company’s cost of an hour" },
        },
      ],
    },
    ...clvSimple.choices,
  ],
  fileFor: ({ serve }) => (serve === "minutes" ? "served" : undefined),
  caveats: [
    {
      zh: "只算有成本记录的客户；没有成本的销售额按同一位客户有成本部分的毛利率算。",
      en: "Only customers with known costs; sales without a cost are given the margin of the same customer’s others.",
    },
    {
      zh: "服务成本只有来往里记下的分钟乘以公司设的每小时成本，到期末为止全部算上，再摊到年；没记分钟的来往、别的费用都不在内。",
      en: "Cost to serve is the recorded minutes of all interactions up to the period’s end times the cost of an hour that the company sets, per year; interactions without minutes and other expenses are not in it.",
    },
    {
      zh: "公司没有设每小时成本时，选了扣也等于不扣。",
      en: "Where the company has set no cost of an hour, choosing it takes nothing off.",
    },
    {
      zh: "预期维系时间是假定，所有客户相同。",
      en: "The expected time is assumed, the same for all.",
    },
  ],
  requirements: ["B07"],
};
