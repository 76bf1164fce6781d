import { csvLine } from "./cellText.ts";

/** Rows as a CSV file, block by block. A BOM, so that spreadsheet programs read it as UTF-8. */
export async function* csvBytes(
  blocks: AsyncIterable<readonly (readonly (string | number | null)[])[]>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from("\ufeff", "utf8");
  for await (const block of blocks) yield Buffer.from(block.map(csvLine).join(""), "utf8");
}
