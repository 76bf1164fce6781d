import type { Reading, TextForm } from "./reading.ts";
import type { RowFile } from "./rowFile.ts";
import { splitRecords } from "./textForm.ts";
import { lines } from "./textStream.ts";

export type Baskets = Extract<TextForm, { kind: "baskets" }>;

/** A line is a basket, each of its cells a product. Where no day is chosen there is no date, and orders ask for one. */
export const basketColumns = ({ day }: Baskets): string[] => [
  ...["order_no", "product_name", "amount"],
  ...(day === undefined ? [] : ["date"]),
];

/**
 * The rows that one line stands for: one a product. The day is part of the order's number, so that the baskets of another
 * day are others and the same file once more is the same. Nothing says what was paid: the amount is 0.
 */
export function basketRows(line: number, cells: readonly string[], { day }: Baskets): string[][] {
  const order = day === undefined ? String(line) : `${day}/${line}`;
  return cells
    .map((cell) => cell.trim())
    .filter((product) => product !== "")
    .map((product) => [order, product, "0", ...(day === undefined ? [] : [day])]);
}

export async function readBaskets(
  bytes: AsyncIterable<Buffer>,
  reading: Reading,
  out: RowFile,
): Promise<void> {
  const form = reading.form;
  if (form?.kind !== "baskets") throw new RangeError("the reading has no baskets");
  for await (const { line, text } of lines(bytes)) {
    if (line <= reading.headerRow) continue;
    const [record] = splitRecords(text, form.delimiter, 1);
    for (const row of basketRows(line, record?.cells ?? [], form)) out.add(line, row);
    await out.drain();
  }
}

/** Lines of different length, words only, and the same words in one place and another: not a table, but baskets. */
export function looksLikeBaskets(sample: string): string | undefined {
  return [",", ";", "\t", "|"].find((delimiter) => {
    const records = splitRecords(sample, delimiter, 200).slice(0, -1);
    const cells = records.flatMap((record) =>
      record.cells.map((cell) => cell.trim()).filter((cell) => cell !== ""),
    );
    if (records.length < 20 || cells.length < records.length * 2) return false;
    const widths = new Map<number, number>();
    for (const { cells: own } of records) {
      const width = own.filter((cell) => cell.trim() !== "").length;
      widths.set(width, (widths.get(width) ?? 0) + 1);
    }
    const places = new Map<string, Set<number>>();
    for (const record of records)
      for (const [place, cell] of record.cells.entries())
        places.set(cell.trim(), (places.get(cell.trim()) ?? new Set()).add(place));
    const words = cells.filter((cell) => /\p{L}/u.test(cell) && !/[@:]/.test(cell)).length;
    const moving = cells.filter((cell) => places.get(cell)!.size > 1).length;
    return (
      Math.max(...widths.values()) < records.length * 0.5 &&
      words > cells.length * 0.95 &&
      moving > cells.length * 0.5
    );
  });
}
