import { plainRate } from "../platform/rates/checkedRates.ts";
import type { TimelineEvent } from "./timelineShape.ts";

export type OriginalMoney = Extract<TimelineEvent, { kind: "order" }>["order"]["originals"][number];

const rateOf = (attribute: "rate" | "since", currency: string, day: string) =>
  `toString(dictGet('{database}.exchange_rate', '${attribute}', tuple(${currency}), ${day}))`;

/** SQL: the rate of a day and the day from which it holds; null where there is none, as for the company's own currency. */
export function rateColumns(currency: string, day: string): string {
  return `${rateOf("rate", currency, day)} as day_rate,
  ${rateOf("since", currency, day)} as rate_since`;
}

interface PaidRow {
  /** The currency. */
  money: string;
  paid: number | null;
  day_rate: string | null;
  rate_since: string | null;
}

/** What was paid in another currency than the company's; null where it was the company's own. */
export function originalMoney(row: PaidRow, own: string): OriginalMoney | null {
  if (row.money === "" || row.money === own || row.paid === null) return null;
  return {
    amount: row.paid,
    currency: row.money,
    rate: row.day_rate === null ? null : plainRate(row.day_rate),
    rateDay: row.rate_since,
  };
}

/** One currency of an order: its code, the sum in it, the rate of the day and the day from which that holds. */
export type PaidIn = [money: string, paid: number, rate: string | null, since: string | null];

/** SQL, of the lines of one order: an array of `PaidIn`, by code. */
export function paidInColumn(day: string): string {
  const lines = "groupArray((toString(currency), amount_original))";
  return `arrayMap(
    money -> (money, toFloat64(arraySum(line -> if(line.1 = money, line.2, toDecimal64(0, 4)), ${lines})),
      ${rateOf("rate", "money", day)}, ${rateOf("since", "money", day)}),
    arraySort(groupUniqArray(toString(currency)))) as paid_in`;
}

/** An order's amount in the company's currency beside what was paid in others. */
export function worthOf({ total, paid_in }: { total: number; paid_in: readonly PaidIn[] }, own: string) {
  const originals = paid_in.flatMap(
    ([money, paid, day_rate, rate_since]) => originalMoney({ money, paid, day_rate, rate_since }, own) ?? [],
  );
  const mixed = new Set(paid_in.map(([money]) => money || own)).size > 1;
  const nothingRated = originals.length === paid_in.length && originals.every(({ rate }) => rate === null);
  return { amount: nothingRated ? null : total, currency: own, originals, mixed };
}
