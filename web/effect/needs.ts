import type { Kind } from "../ingest/kinds.ts";
import type { Pair } from "../phrase.ts";

export interface Need extends Pair {
  /** Which file brings it. */
  kind: Kind;
}

/** What to bring in, by kind of data. */
export const needs = {
  orders: { zh: "带客户号的订单", en: "orders with a customer", kind: "orders" },
  answers: { zh: "调查与评价", en: "surveys and reviews", kind: "answers" },
  complaints: { zh: "投诉", en: "complaints", kind: "complaints" },
  interactions: {
    zh: "来往（电话、见面、消息）",
    en: "interactions (calls, visits, messages)",
    kind: "interactions",
  },
  opportunities: { zh: "商机及其阶段", en: "opportunities and their stages", kind: "opportunities" },
  referrals: { zh: "推荐", en: "referrals", kind: "referrals" },
  market: {
    zh: "市场规模（市场与竞争）",
    en: "the size of the market (market and competitors)",
    kind: "observations",
  },
  invoices: { zh: "账单", en: "bills", kind: "invoices" },
  observations: { zh: "市场与竞争的记录", en: "observations of the market", kind: "observations" },
  deliveries: { zh: "交付与缺货", en: "deliveries and stock-outs", kind: "deliveries" },
} as const satisfies Record<string, Need>;
