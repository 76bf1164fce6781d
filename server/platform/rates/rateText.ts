import type { TypedRate } from "./checkedRates.ts";
import { rateErrors } from "./messages.ts";
import { mostRates, type RateError } from "./schema.ts";

const headings = {
  day: ["date", "day", "日期", "生效日期", "起始日期", "from"],
  currency: ["currency", "币种", "货币", "code"],
  rate: ["rate", "汇率", "折算率", "exchange rate"],
} as const;
type Column = keyof typeof headings;

/**
 * A pasted table or a file of `date,currency,rate`, separated by commas, semicolons or tabs. A first line with headings
 * gives the order of the columns; without one it is date, currency, rate.
 */
export function rateText(text: string): { typed: TypedRate[]; errors: RateError[] } {
  const errors: RateError[] = [];
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .map((line, i) => ({ row: i + 1, line: line.trim() }))
    .filter(({ line }) => line !== "");
  const mark = ["\t", ";", "；", ",", "，"].find((one) => lines[0]?.line.includes(one));
  const cells = (line: string) =>
    (mark ? line.split(mark) : line.split(/\s+/)).map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, "$1")
        .trim(),
    );
  const order = orderOf(cells(lines[0]?.line ?? ""));
  const rows = order ? lines.slice(1) : lines;
  const at = order ?? { day: 0, currency: 1, rate: 2 };
  const typed = rows.slice(0, mostRates).flatMap(({ row, line }): TypedRate[] => {
    const found = cells(line);
    const [day, currency, rate] = [found[at.day], found[at.currency], found[at.rate]];
    if (day && currency && rate) return [{ row, day, currency, rate }];
    errors.push({ row, column: "row", value: line.slice(0, 80), why: rateErrors.too_few });
    return [];
  });
  const over = rows[mostRates];
  if (over) errors.push({ row: over.row, column: "row", value: "", why: rateErrors.too_many });
  return { typed, errors };
}

function orderOf(cells: readonly string[]): Record<Column, number> | undefined {
  const place = (column: Column) =>
    cells.findIndex((cell) => (headings[column] as readonly string[]).includes(cell.toLowerCase()));
  const order = { day: place("day"), currency: place("currency"), rate: place("rate") };
  return Object.values(order).every((n) => n >= 0) ? order : undefined;
}
