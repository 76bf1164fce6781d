import type { ClickHouse } from "../../platform/clickhouse/client.ts";
import { refuse } from "../../refuse.ts";
import { readBaskets } from "./baskets.ts";
import { readParquet } from "./parquet.ts";
import { type Reading, rowFlag } from "./reading.ts";
import { readJson } from "./readJson.ts";
import { readAligned, readDelimited } from "./readText.ts";
import { RowFile } from "./rowFile.ts";
import type { ByteProgress } from "./textStream.ts";
import { fileBytes, utf8Bytes, WrongEncoding } from "./textStream.ts";
import { openXls, openXlsx } from "./workbook.ts";

export interface ReadResult {
  rows: number;
  /** Rows that are no good already as rows (too few columns, a giant cell …). */
  flagged: number;
  bytes: number;
  reading: Reading;
}

export interface ReadOptions {
  /** Only Parquet is read by it. */
  ch?: ClickHouse;
  /** A file of more rows is refused as soon as they are seen. */
  mostRows?: number;
  progress?: (p: ByteProgress) => void;
  signal?: AbortSignal;
}

/** Brings any file into the one form that the engine reads (see RowFile). Everything after this is the same for all. */
export async function readFileRows(
  path: string,
  reading: Reading,
  target: string,
  options: ReadOptions,
): Promise<ReadResult> {
  if (reading.container === "parquet") return readParquet(path, reading, target, options);
  try {
    return await readOnce(path, reading, target, options, true);
  } catch (error) {
    if (!(error instanceof WrongEncoding)) throw error;
  }
  // The first megabyte fitted UTF-8 and a later one did not: GB18030 explains more files than a broken UTF-8 does.
  if (reading.encoding === "utf-8") {
    try {
      return await readOnce(path, { ...reading, encoding: "gb18030" }, target, options, true);
    } catch (error) {
      if (!(error instanceof WrongEncoding)) throw error;
    }
  }
  return readOnce(path, reading, target, options, false);
}

async function readOnce(
  path: string,
  reading: Reading,
  target: string,
  { progress, signal, mostRows }: ReadOptions,
  strict: boolean,
): Promise<ReadResult> {
  if (reading.columns.length === 0) throw refuse("ingest.no_columns");
  const out = await RowFile.create(target, reading.columns.length, mostRows);
  try {
    if (reading.container === "xlsx" || reading.container === "xls")
      await readSheet(path, reading, out, progress, signal);
    else {
      const bytes = utf8Bytes(fileBytes(path, reading.gzip, progress, signal), reading.encoding, strict);
      if (reading.container === "jsonl" || reading.container === "json") await readJson(bytes, reading, out);
      else if (reading.form?.kind === "delimited") await readDelimited(bytes, reading, out);
      else if (reading.form?.kind === "baskets") await readBaskets(bytes, reading, out);
      else await readAligned(bytes, reading, out);
    }
    await out.close();
    return { rows: out.rows, flagged: out.flagged, bytes: out.written, reading };
  } catch (error) {
    await out.abandon();
    throw error;
  }
}

async function readSheet(
  path: string,
  reading: Reading,
  out: RowFile,
  progress?: (p: ByteProgress) => void,
  signal?: AbortSignal,
): Promise<void> {
  const book = await (reading.container === "xlsx" ? openXlsx : openXls)(path, reading.gzip);
  const sheet = reading.sheet ?? book.sheets[0];
  if (!sheet || !book.sheets.includes(sheet)) throw refuse("ingest.no_such_sheet", { sheet: sheet ?? "" });
  for await (const { row, cells } of book.rows(sheet)) {
    if (row <= reading.headerRow || cells.every((c) => c === "")) continue;
    const error = cells.some((c) => /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)$/.test(c));
    out.add(row, cells, error ? rowFlag.formulaError : rowFlag.fine);
    if (out.rows % 2000 === 0) {
      signal?.throwIfAborted();
      progress?.({ taken: row, total: 0 });
      await out.drain();
      // Unpacking hands rows over without waiting; let other work have its turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
