import type { z } from "zod";
import { checkedRates } from "./checkedRates.ts";
import { rateText } from "./rateText.ts";
import type { ratesInput } from "./schema.ts";

/** The rates of a question, listed or written as a table, checked. */
export function askedRates({ rates, text }: z.output<typeof ratesInput>, own: string) {
  const table = text === undefined ? { typed: [], errors: [] } : rateText(text);
  const listed = rates.map((rate, i) => ({ row: i + 1, ...rate }));
  const checked = checkedRates([...listed, ...table.typed], own);
  const errors = [...table.errors, ...checked.errors].sort((a, b) => a.row - b.row);
  return { rates: checked.rates, errors };
}
