import type { Pair } from "../phrase.ts";

/** What to bring in, by kind of data. */
export const needs = {
  orders: { zh: "带客户号的订单", en: "orders with a customer" },
  answers: { zh: "调查与评价", en: "surveys and reviews" },
  complaints: { zh: "投诉", en: "complaints" },
  interactions: { zh: "来往（电话、见面、消息）", en: "interactions (calls, visits, messages)" },
  opportunities: { zh: "商机及其阶段", en: "opportunities and their stages" },
  market: { zh: "市场规模（市场与竞争）", en: "the size of the market (market and competitors)" },
  referrals: { zh: "推荐", en: "referrals" },
} as const satisfies Record<string, Pair>;
