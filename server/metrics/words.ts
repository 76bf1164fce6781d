import type { Pair } from "../refuse.ts";

/** 0.4123 → 41.2%. */
export const percent = (share: number): string =>
  new Intl.NumberFormat("en", {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(share);

/** Money in a sentence: 万 and 亿 in Chinese, k and M in English. */
export function money(amount: number, currency: string): Pair {
  const of = (locale: string) =>
    new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
      notation: "compact",
      minimumFractionDigits: 0,
      maximumFractionDigits: 1,
    }).format(amount);
  return { zh: of("zh-CN"), en: of("en") };
}
