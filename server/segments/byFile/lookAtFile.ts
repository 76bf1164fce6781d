import type { z } from "zod";
import { type Inspection, inspectBytes } from "../../ingest/read/inspectBytes.ts";
import { sniff } from "../../ingest/read/sniff.ts";
import { refuse } from "../../refuse.ts";
import type { inspectListInput } from "./schema.ts";

export type FileReading = Omit<z.output<typeof inspectListInput>, "file">;

/** How the file is read: as it looks, but for what was chosen by hand. */
export async function lookAtFile(
  { name, path }: { name: string; path: string },
  { acceptCut, ...chosen }: FileReading,
): Promise<Inspection> {
  if ((await sniff(path)).container === "parquet") throw refuse("segments.file_kind");
  const choices = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
  const first = await inspectBytes(path, name, choices, {});
  const found =
    chosen.headerRow === undefined && beginsWithKeys(first)
      ? await inspectBytes(path, name, { ...choices, headerRow: 0 }, {})
      : first;
  return acceptCut ? { ...found, reading: { ...found.reading, acceptCut } } : found;
}

/**
 * A list of numbers often has no names above it, and taking the first number for a name would lose one customer: a name with
 * digits, as long as what stands below it, which has digits too, is a number itself.
 */
function beginsWithKeys({ reading, preview }: Inspection): boolean {
  return (
    reading.headerRow > 0 &&
    reading.columns.some((column, at) => {
      const values = preview.map((row) => row.cells[at]?.trim() ?? "").filter((value) => value !== "");
      const alike = (value: string) => /\d/.test(value) && Math.abs(value.length - column.length) <= 1;
      return /^[\w-]*\d[\w-]*$/.test(column) && values.length > 0 && values.every(alike);
    })
  );
}
