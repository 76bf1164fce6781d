import { plainRate } from "../platform/rates/checkedRates.ts";
import type { TimelineEvent } from "./timelineShape.ts";

export type OriginalMoney = Extract<TimelineEvent, { kind: "order" }>["order"]["original"];

/** SQL: the rate of a day and the day from which it holds; null where there is none, as for the company's own currency. */
export function rateColumns(currency: string, day: string): string {
  return `toString(dictGet('{database}.exchange_rate', 'rate', tuple(${currency}), ${day})) as day_rate,
  toString(dictGet('{database}.exchange_rate', 'since', tuple(${currency}), ${day})) as rate_since`;
}

interface PaidRow {
  /** The currency. */
  money: string;
  paid: number | null;
  day_rate: string | null;
  rate_since: string | null;
}

/** What was paid in another currency than the company's; null where it was the company's own. */
export function originalMoney(row: PaidRow, own: string): OriginalMoney {
  if (row.money === "" || row.money === own || row.paid === null) return null;
  return {
    amount: row.paid,
    currency: row.money,
    rate: row.day_rate === null ? null : plainRate(row.day_rate),
    rateDay: row.rate_since,
  };
}

/** An order's amount in the company's currency, null where its own has no rate that day, beside what was paid. */
export function worthOf(row: PaidRow & { total: number }, own: string) {
  const original = originalMoney(row, own);
  return { amount: original && original.rate === null ? null : row.total, currency: own, original };
}
