import { refuse } from "../../refuse.ts";
import { DelimitedScanner, EndlessRecord } from "./DelimitedScanner.ts";
import { type Reading, rowFlag } from "./reading.ts";
import type { RowFile } from "./rowFile.ts";
import { cutLine } from "./textForm.ts";
import { lines } from "./textStream.ts";

/** Delimited text through the byte scanner. */
export async function readDelimited(
  bytes: AsyncIterable<Buffer>,
  reading: Reading,
  out: RowFile,
): Promise<void> {
  const form = reading.form;
  if (form?.kind !== "delimited") throw new RangeError("the reading has no delimiter");
  const scanner = new DelimitedScanner(out, form.delimiter.charCodeAt(0), reading.headerRow);
  try {
    for await (const chunk of bytes) {
      scanner.push(chunk);
      await out.drain();
    }
    scanner.end();
  } catch (error) {
    if (error instanceof EndlessRecord) throw refuse("ingest.endless_record", { row: error.line });
    throw error;
  }
  const { last } = scanner;
  if (last.unclosed && !reading.acceptCut) throw refuse("ingest.unclosed_quote", { row: last.line });
  // One row may lack its last cells by nature; cut is a last row without a line end that others are longer than.
  const cut = scanner.openEnd && last.columns < out.columns && out.rows > 1 && out.flagged <= 1;
  if (cut && !reading.acceptCut) throw refuse("ingest.last_row_cut", { row: last.line });
}

/** Text in aligned columns, line by line. */
export async function readAligned(
  bytes: AsyncIterable<Buffer>,
  reading: Reading,
  out: RowFile,
): Promise<void> {
  const form = reading.form;
  if (form?.kind !== "blanks" && form?.kind !== "fixed")
    throw new RangeError("the reading has no aligned columns");
  for await (const { line, text } of lines(bytes)) {
    if (line <= reading.headerRow || text.trim() === "") continue;
    const cells = cutLine(text, form);
    out.add(line, cells, cells.length < out.columns ? rowFlag.tooFew : rowFlag.fine);
    await out.drain();
  }
}
