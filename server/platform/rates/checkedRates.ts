import { isCurrency } from "./currencies.ts";
import { rateErrors } from "./messages.ts";
import type { RateError } from "./schema.ts";

/** A rate as it was typed, with where it stood. */
export interface TypedRate {
  row: number;
  currency: string;
  day: string;
  rate: string | null;
  /** Where this one is from, when it is said of it alone. */
  source?: string | undefined;
}

export interface Rate {
  currency: string;
  day: string;
  rate: string | null;
  /** Where this one is from, when it is said of it alone. */
  source?: string | undefined;
}

/** What of the typed rates can be taken, and what is wrong with each of the others. */
export function checkedRates(
  typed: readonly TypedRate[],
  own: string,
): { rates: Rate[]; errors: RateError[] } {
  const errors: RateError[] = [];
  const rates: Rate[] = [];
  const seen = new Set<string>();
  for (const { row, ...one } of typed) {
    const wrong = (column: RateError["column"], value: string, why: keyof typeof rateErrors) =>
      errors.push({ row, column, value, why: rateErrors[why] });
    const day = dayOf(one.day);
    const currency = one.currency.trim().toUpperCase();
    const rate = one.rate === null ? null : rateOf(one.rate);
    const before = errors.length;
    if (!day) wrong("day", one.day, "not_a_day");
    else if (day < "1970-01-02" || day > "2099-12-31") wrong("day", one.day, "day_range");
    if (!isCurrency(currency)) wrong("currency", one.currency, "no_currency");
    else if (currency === own) wrong("currency", one.currency, "own_currency");
    if (rate === undefined) wrong("rate", one.rate ?? "", "not_a_rate");
    if (errors.length > before || !day || rate === undefined) continue;
    const key = `${currency} ${day}`;
    if (seen.has(key)) wrong("row", key, "twice");
    else rates.push({ currency, day, rate, source: one.source });
    seen.add(key);
  }
  return { rates, errors };
}

const written = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/;

/** 2026-03-05, 2026/3/5, 2026.3.5, 2026年3月5日 or 20260305. */
function dayOf(text: string): string | undefined {
  const found = written.exec(text.trim());
  if (!found) return undefined;
  const [, year, m, d, mm, dd] = found;
  const day = `${year}-${(m ?? mm ?? "").padStart(2, "0")}-${(d ?? dd ?? "").padStart(2, "0")}`;
  const at = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day ? undefined : day;
}

function rateOf(text: string): string | undefined {
  const number = text.trim();
  if (!/^\d{1,7}(\.\d{1,10})?$/.test(number) || !/[1-9]/.test(number)) return undefined;
  return plainRate(number);
}

/** Without zeros that say nothing: "7.1000000000" is "7.1". */
export function plainRate(number: string): string {
  const [whole = "0", decimals = ""] = number.split(".");
  const kept = decimals.replace(/0+$/, "");
  const front = whole.replace(/^0+(?=\d)/, "");
  return kept === "" ? front : `${front}.${kept}`;
}
