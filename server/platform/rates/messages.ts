import type { RefusalMessage } from "../../refuse.ts";

export const rateRefusals = {
  "platform.rates_none": { status: 422, zh: "没有可保存的汇率。", en: "There is no rate to save." },
  "platform.rate_wrong": {
    status: 422,
    zh: "第 {row} 行“{value}”：{whyZh}",
    en: "Row {row}, “{value}”: {whyEn}",
  },
  "platform.rates_moved": {
    status: 409,
    zh: "别人刚改过汇率，请看过新的影响再保存。",
    en: "Somebody has just changed the rates. Look at what moves now, then save.",
  },
  "platform.currency_has_rates": {
    status: 409,
    zh: "已有 {n} 条折成 {currency} 的汇率。先移除它们，再改公司币种。",
    en: "There are {n} exchange rates into {currency}. Remove them first, then change the company's currency.",
  },
} satisfies Record<string, RefusalMessage>;

/** Why a row of a table of rates cannot be taken. */
export const rateErrors = {
  not_a_day: { zh: "不是日期（例如 2026-03-05）", en: "is not a date (such as 2026-03-05)" },
  day_range: {
    zh: "日期要在 1970-01-02 到 2099-12-31 之间",
    en: "must lie between 1970-01-02 and 2099-12-31",
  },
  no_currency: {
    zh: "不是三个字母的币种代码（例如 USD）",
    en: "is not a currency code of three letters (such as USD)",
  },
  own_currency: {
    zh: "就是公司自己的币种，不需要汇率",
    en: "is the company's own currency and needs no rate",
  },
  not_a_rate: {
    zh: "不是汇率：要大于 0、小于 1000 万，最多 10 位小数，用点作小数点",
    en: "is no rate: above 0, below 10 million, at most 10 decimals after a point",
  },
  twice: { zh: "同一币种同一天写了两次", en: "the same currency and day stand twice" },
  too_few: {
    zh: "缺列：每行要有日期、币种、汇率",
    en: "columns are missing: each row has a date, a currency and a rate",
  },
  too_many: { zh: "一次最多 5000 行", en: "at most 5,000 rows at once" },
} as const;
