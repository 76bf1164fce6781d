import type { Metric } from "../metric.ts";

export const marketShare: Metric = {
  name: "marketShare",
  title: { zh: "市场份额", en: "Market share" },
  says: { zh: "公司销售额占市场规模多少。", en: "What part of the market our sales are." },
  formula: {
    text: { zh: "市场份额 = 公司销售额 / 市场规模", en: "market share = own sales / market size" },
    numerator: { zh: "公司销售额", en: "own sales" },
    denominator: { zh: "市场规模", en: "market size" },
  },
  unit: "rate",
  betterWhen: "higher",
  rows: "sums",

  whileOpen: "partial",
  events: { slices: ["province"], nobody: true, whole: true },
  parts: ["numerator"],
  choices: [],
  caveats: [
    {
      zh: "市场规模是录入或导入的，按天平摊；要和销售额同币种。",
      en: "The size of the market is entered or imported and spread over its days; it must be in the currency of sales.",
    },
    {
      zh: "几个市场都有规模时加在一起；同一市场同一时期有几个说法时用最新的；有全市场规模时不再加各地区的。",
      en: "Where several markets have a size they are added; of several statements about one the newest holds; where a market has a size as a whole, its regions are not added to it.",
    },
    {
      zh: "按省份看时，只用写明了地区的市场规模，和住在那里的客户的销售额比；没有那个省的规模就没有数。",
      en: "By province it takes only sizes that name a region, against sales to customers who live there; without a size of the province there is no figure.",
    },
    { zh: "只看已识别客户的销售额。", en: "Sales to known customers only." },
  ],
  requirements: ["B54", "B55"],
};
