import type { Output } from "../call.ts";
import type { Pair } from "../phrase.ts";

export type RateMove = Output<"previewRates">["moves"][number];
export type ListedRate = Output<"listRates">["rates"][number];

/** What carries money in another currency; the number comes first. */
export const factWords: Record<RateMove["kind"], Pair> = {
  orders: { zh: "{n} 单", en: "{n|order|orders}" },
  invoices: { zh: "{n} 张账单", en: "{n|invoice|invoices}" },
  payments: { zh: "{n} 笔回款", en: "{n|payment|payments}" },
  spend: { zh: "{n} 笔费用", en: "{n|expense|expenses}" },
  opportunities: { zh: "{n} 个商机", en: "{n|opportunity|opportunities}" },
};

export const rateWords = (currency: string, rate: string, into: string) => `1 ${currency} = ${rate} ${into}`;
