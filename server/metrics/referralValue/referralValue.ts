import { clvSimple } from "../clvSimple/clvSimple.ts";
import type { Metric } from "../metric.ts";

export const referralValue: Metric = {
  name: "referralValue",
  title: { zh: "含推荐的客户价值", en: "Lifetime value with referrals" },
  says: {
    zh: "一个客户自己值多少，加上直接推荐来的客户值多少。",
    en: "What a customer is worth, and those whom he or she brought.",
  },
  formula: {
    text: {
      zh: "含推荐的价值 = 自己的 CLV + Σ 直接推荐来的客户的 CLV（简式）",
      en: "value with referrals = own CLV + Σ CLV of customers referred directly (simple)",
    },
    numerator: { zh: "自己的与推荐来的 CLV 之和", en: "Σ of own and credited CLV" },
    denominator: { zh: "客户数", en: "customers" },
  },
  unit: "moneyEach",
  betterWhen: "higher",
  rows: "customers",
  whileOpen: "partial",
  events: { slices: [], around: true },
  also: ["clvSimple", "clvProfit"],
  choices: clvSimple.choices,
  caveats: [
    {
      zh: "如果公司没有奖励客户推荐朋友的办法，这个结果不说明问题。",
      en: "Without a system that rewards customers for referring friends, the result is not informative.",
    },
    {
      zh: "被推荐的客户同时算在自己和推荐人名下，所以全体相加会重复，不是公司的总价值。",
      en: "Who was referred counts for himself and for his referrer: the sum over everyone counts twice and is not the company’s.",
    },
    {
      zh: "每位被推荐的客户只记给最早推荐他的人；没有推荐记录时，记给档案里的介绍人。只算直接推荐。",
      en: "Each is credited once, to the first who referred him; without a recorded referral, to the referrer on his file. Direct referrals only.",
    },
    {
      zh: "按客户切分或筛选时看的是推荐人自己：他带来的人不论在哪一组，都记给他。",
      en: "Cut or filtered by the customer it is by the referrer: whom he brought counts for him, whatever group they are in.",
    },
    {
      zh: "自己没买过的推荐人不在其中。是销售额，不是利润。",
      en: "Referrers who never bought are not among them. It is sales, not profit.",
    },
  ],
  requirements: ["B17", "B47", "B46"],
};
