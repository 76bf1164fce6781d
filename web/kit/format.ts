import type { Unit } from "../../server/metrics/schema.ts";
import { type Language, localeOf, type Pair } from "../phrase.ts";

export type { Unit } from "../../server/metrics/schema.ts";

/** A figure in the pieces the page sets in different sizes: `¥` `12.86` `M`, or `1,286.4` `万元`. */
export interface Parts {
  before: string;
  number: string;
  after: string;
}

const units: Record<Exclude<Unit, "money" | "moneyEach" | "rate">, Pair> = {
  customers: { zh: "人", en: "" },
  orders: { zh: "单", en: "" },
  times: { zh: "次", en: "×" },
  days: { zh: "天", en: "days" },
  products: { zh: "种", en: "" },
  lines: { zh: "行", en: "" },
  points: { zh: "分", en: "" },
  minutes: { zh: "分钟", en: "min" },
};

const formats = new Map<string, Intl.NumberFormat>();
function format(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  let made = formats.get(key);
  if (!made) {
    made = new Intl.NumberFormat(localeOf(language), options);
    formats.set(key, made);
  }
  return made;
}

export const none = "–";

export function count(value: number | null | undefined, language: Language, digits = 0): string {
  if (value === null || value === undefined) return none;
  return minus(format(language, { maximumFractionDigits: digits }).format(value));
}

/** 0.412 → 41.2% */
export function percent(value: number | null | undefined, language: Language, digits = 1): string {
  if (value === null || value === undefined) return none;
  return minus(
    format(language, {
      style: "percent",
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value),
  );
}

/** The true minus is as wide as a digit; what rounds to 0 has no sign. */
const minus = (text: string) => text.replace("-", /[1-9]/.test(text) ? "−" : "");

/** 元, 英镑, 日元 … after the number in Chinese. */
export function currencyWord(currency: string): string {
  if (currency === "CNY") return "元";
  return new Intl.DisplayNames("zh-CN", { type: "currency" }).of(currency) ?? currency;
}

/** ¥, £, US$ … before the number in English. */
export function currencySign(currency: string): string {
  const parts = format("en", { style: "currency", currency, currencyDisplay: "narrowSymbol" }).formatToParts(
    0,
  );
  return parts.find((part) => part.type === "currency")?.value ?? currency;
}

/** 1286.4万 or 12.86M split into number and compact word; plain below five digits. */
function shortened(value: number, language: Language): { number: string; word: string } {
  const size = Math.abs(value);
  if (size < 10_000) {
    const digits = size < 100 && !Number.isInteger(value) ? 1 : 0;
    return { number: minus(format(language, { maximumFractionDigits: digits }).format(value)), word: "" };
  }
  const parts = format(
    language,
    language === "zh"
      ? { notation: "compact", maximumFractionDigits: 1, useGrouping: "always" as unknown as boolean }
      : { notation: "compact", maximumSignificantDigits: 4 },
  ).formatToParts(value);
  const word = parts.find((part) => part.type === "compact")?.value ?? "";
  const number = parts
    .filter((part) => part.type !== "compact" && part.type !== "literal")
    .map((part) => part.value)
    .join("");
  return { number: minus(number), word };
}

export interface Money {
  language: Language;
  currency: string;
}

/** Aggregates are shortened (万 / M), what belongs to one customer is not. */
export function partsOf(value: number | null, unit: Unit, { language, currency }: Money): Parts {
  if (value === null) return { before: "", number: none, after: "" };
  if (unit === "rate") return { before: "", number: percent(value, language).replace("%", ""), after: "%" };
  if (unit === "money" || unit === "moneyEach") {
    const { number, word } =
      unit === "money"
        ? shortened(value, language)
        : { number: count(value, language, Math.abs(value) < 100 ? 2 : 0), word: "" };
    return language === "zh"
      ? { before: "", number, after: `${word}${currencyWord(currency)}` }
      : { before: currencySign(currency), number, after: word };
  }
  return { before: "", number: count(value, language, meanDigits(value)), after: units[unit][language] };
}

/** Counts are whole; a mean (1.42 interactions, 26.4 days) keeps what tells it from the next. */
const meanDigits = (value: number) => (Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0);

/** The same as one text: `1,286.4 万元`, `¥12.86M`. */
export function text(value: number | null, unit: Unit, money: Money): string {
  const { before, number, after } = partsOf(value, unit, money);
  if (!after) return signFirst(before, number);
  const gap = money.language === "zh" && after !== "%" ? " " : after === "days" ? " " : "";
  return signFirst(before, number) + gap + after;
}

function signFirst(before: string, number: string): string {
  return number.startsWith("−") ? `−${before}${number.slice(1)}` : before + number;
}

/** To the cent, for titles and the panel: 8,832,003.27 */
export function exact(value: number | null, unit: Unit, { language, currency }: Money): string {
  if (value === null) return none;
  if (unit === "rate") return percent(value, language, 2);
  if (unit !== "money" && unit !== "moneyEach") return text(value, unit, { language, currency });
  const number = minus(
    format(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value),
  );
  return language === "zh"
    ? `${number} ${currencyWord(currency)}`
    : signFirst(currencySign(currency), number);
}

/** Exact, in a currency that stands beside others: in English by its code, because ¥ and $ are each of several. */
export function amountIn(value: number, money: Money): string {
  const text = exact(value, "moneyEach", money);
  return money.language === "zh"
    ? text
    : text.replace(currencySign(money.currency), `${money.currency}\u00a0`);
}

/** What an axis of money is divided by, and how the unit is called beside it. */
export function moneyScale(max: number, { language, currency }: Money): { by: number; unit: string } {
  if (language === "zh") {
    const word = currencyWord(currency);
    if (max >= 1e9) return { by: 1e8, unit: `亿${word}` };
    if (max >= 1e4) return { by: 1e4, unit: `万${word}` };
    return { by: 1, unit: word };
  }
  const sign = currencySign(currency);
  if (max >= 1e7) return { by: 1e6, unit: `${sign} million` };
  if (max >= 1e4) return { by: 1e3, unit: `${sign} thousand` };
  return { by: 1, unit: sign };
}

/** `+52.3`, `−11.4`: differences always say their direction. */
export function signed(value: number, language: Language, digits = 1): string {
  return minus(
    format(language, {
      signDisplay: "exceptZero",
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value),
  );
}
