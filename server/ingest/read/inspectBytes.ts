import { refuse } from "../../refuse.ts";
import { basketColumns, basketRows, looksLikeBaskets } from "./baskets.ts";
import { detectEncoding } from "./encoding.ts";
import { columnNames, detectHeader } from "./header.ts";
import { previewParquet } from "./parquet.ts";
import type { ReadOptions } from "./readFile.ts";
import { type Encoding, maxColumns, type PreviewRow, type Reading, type TextForm } from "./reading.ts";
import { previewJson } from "./readJson.ts";
import { sniff } from "./sniff.ts";
import { alignedHeader, cutLine, detectForm, splitRecords } from "./textForm.ts";
import { fileBytes, utf8Bytes } from "./textStream.ts";
import { looksBinary } from "./whatBytes.ts";
import { openXls, openXlsx, type Workbook } from "./workbook.ts";

export interface Inspection {
  reading: Reading;
  sheets: string[];
  /** First rows after the header. */
  preview: PreviewRow[];
  /** First rows as they stand, header and titles included, to choose the header from. */
  top: PreviewRow[];
  encodingSure: boolean;
  /** The first lines as other encodings would give them. */
  otherEncodings: { encoding: Encoding; lines: string[] }[];
  /** The name's ending promises something else than the content is. */
  nameLies: boolean;
}

/** What the user may fix by hand before the file is read. */
export type Choices = Partial<Pick<Reading, "encoding" | "form" | "sheet" | "headerRow">>;

const previewRows = 60;

/** Looks at the first megabyte (or the workbook) and proposes how to read it. */
export async function inspectBytes(
  path: string,
  fileName: string,
  choices: Choices,
  options: ReadOptions & {
    /** Lines may be baskets: only where orders are wanted. */
    baskets?: boolean;
  },
): Promise<Inspection> {
  const { container, gzip, head, cut } = await sniff(path);
  if (container === "empty") throw refuse("ingest.file_empty");
  if (cut) throw refuse("ingest.file_cut");
  const lower = fileName.toLowerCase().replace(/\.gz$/, "");
  switch (container) {
    case "xlsx":
    case "xls": {
      const book = await (container === "xlsx" ? openXlsx : openXls)(path, gzip);
      const { sheet, top } = await sheetOf(book, choices.sheet);
      return {
        ...tabular({ container, gzip, encoding: "utf-8", sheet }, top, choices, book.sheets),
        nameLies: !/\.(xlsx?|xlsm)$/.test(lower),
        encodingSure: true,
        otherEncodings: [],
      };
    }
    case "parquet": {
      const { columns, rows } = await previewParquet(path, gzip, options, previewRows);
      return {
        reading: { container, gzip, encoding: "utf-8", headerRow: 0, columns },
        sheets: [],
        preview: rows,
        top: [{ row: 0, cells: columns }, ...rows],
        encodingSure: true,
        otherEncodings: [],
        nameLies: !lower.endsWith(".parquet"),
      };
    }
    case "jsonl":
    case "json":
    case "text": {
      const found = detectEncoding(head);
      const encoding = choices.encoding ?? found.encoding;
      if (looksBinary(head, encoding)) throw refuse("ingest.not_a_table_binary");
      const inspected = {
        nameLies: /\.(xlsx?|xlsm|parquet)$/.test(lower),
        otherEncodings: alternatives(head, encoding),
        encodingSure: found.sure || choices.encoding !== undefined,
      };
      return container === "text"
        ? { ...text(head, { container, gzip, encoding }, choices, options.baskets ?? false), ...inspected }
        : { ...(await json(path, { container, gzip, encoding })), ...inspected };
    }
    default:
      throw refuse(`ingest.not_a_table_${container}`);
  }
}

/** The sheet asked for; else the first that holds a table, for many a workbook begins with a page of explanations. */
async function sheetOf(
  book: Workbook,
  asked: string | undefined,
): Promise<{ sheet: string; top: PreviewRow[] }> {
  let first: { sheet: string; top: PreviewRow[] } | undefined;
  for (const sheet of asked === undefined ? book.sheets.slice(0, 10) : [asked]) {
    const top: PreviewRow[] = [];
    for await (const row of book.rows(sheet, previewRows + 20)) top.push(row);
    const wide = top.filter(({ cells }) => cells.filter((c) => c.trim() !== "").length > 1);
    if (wide.length > 1 || asked !== undefined) return { sheet, top };
    if (!first && top.some(({ cells }) => cells.some((c) => c.trim() !== ""))) first = { sheet, top };
  }
  if (!first) throw refuse("ingest.file_empty");
  return first;
}

type Look = Omit<Inspection, "nameLies" | "otherEncodings" | "encodingSure">;

async function json(path: string, base: Pick<Reading, "container" | "gzip" | "encoding">): Promise<Look> {
  const rows = await previewJson(utf8Bytes(fileBytes(path, base.gzip), base.encoding, false), base.container);
  const columns = [...new Set(rows.flatMap(({ map }) => [...map.keys()]))];
  if (columns.length === 0) throw refuse("ingest.no_columns");
  const preview = rows
    .slice(0, previewRows)
    .map(({ row, map }) => ({ row, cells: columns.map((c) => (map.get(c) ?? "").slice(0, 500)) }));
  return { reading: { ...base, headerRow: 0, columns }, sheets: [], preview, top: preview };
}

function text(
  head: Buffer,
  base: Pick<Reading, "container" | "gzip" | "encoding">,
  choices: Choices,
  mayBeBaskets: boolean,
): Look {
  const sample = decode(head, base.encoding);
  if (sample.trim() === "") throw refuse("ingest.file_empty");
  const between = mayBeBaskets ? looksLikeBaskets(sample) : undefined;
  const form =
    choices.form ?? (between ? { kind: "baskets" as const, delimiter: between } : detectForm(sample));
  if (form.kind === "baskets") {
    const top = topRows(sample, { kind: "delimited", delimiter: form.delimiter }, head.length < 1 << 20);
    const headerRow = choices.headerRow ?? 0;
    const preview = top
      .filter(({ row }) => row > headerRow)
      .flatMap(({ row, cells }) => basketRows(row, cells, form).map((of) => ({ row, cells: of })))
      .slice(0, previewRows);
    const reading = { ...base, form, headerRow, columns: basketColumns(form) };
    return { reading, sheets: [], preview, top: top.slice(0, 25) };
  }
  const top = topRows(sample, form, head.length < 1 << 20);
  return tabular({ ...base, form }, top, choices, []);
}

function topRows(sample: string, form: Exclude<TextForm, { kind: "baskets" }>, whole: boolean): PreviewRow[] {
  if (form.kind === "delimited") {
    const records = splitRecords(sample, form.delimiter, previewRows + 20).map((r) => ({
      row: r.line,
      cells: r.cells,
    }));
    return whole ? records : records.slice(0, -1);
  }
  const lines = sample.split(/\r\n|\n|\r/).slice(0, previewRows + 20);
  const cut = lines
    .map((line, n) => ({ row: n + 1, line, cells: cutLine(line, form) }))
    .filter((l) => l.line.trim() !== "");
  const width = median(cut.slice(1).map((c) => c.cells.length));
  const first = cut[0];
  const names = first ? alignedHeader(first.line, form, width) : undefined;
  if (first && names) first.cells = names;
  return cut.map(({ row, cells }) => ({ row, cells }));
}

function tabular(
  base: Pick<Reading, "container" | "gzip" | "encoding"> & Partial<Pick<Reading, "sheet" | "form">>,
  top: PreviewRow[],
  choices: Choices,
  sheets: string[],
): Look {
  const filled = top.filter(({ cells }) => cells.some((c) => c.trim() !== ""));
  const headerRow = choices.headerRow ?? detectHeader(filled);
  const header = top.find((r) => r.row === headerRow);
  const data = filled.filter((r) => r.row > headerRow);
  const width = Math.max(header?.cells.length ?? 0, median(data.map((r) => r.cells.length)));
  const columns = columnNames(header?.cells, width);
  const preview = data.slice(0, previewRows).map(({ row, cells }) => ({
    row,
    cells: columns.map((_, n) => (cells[n] ?? "").slice(0, 500)),
  }));
  if (columns.length > maxColumns)
    throw refuse("ingest.too_many_columns", { columns: columns.length, most: maxColumns });
  return { reading: { ...base, headerRow, columns }, sheets, preview, top: top.slice(0, 25) };
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function decode(head: Buffer, encoding: Encoding): string {
  return new TextDecoder(encoding)
    .decode(head)
    .replaceAll("\0", "")
    .replace(/\ufffd{1,3}$/, "");
}

function alternatives(head: Buffer, chosen: Encoding): Inspection["otherEncodings"] {
  const ascii = head.subarray(0, 65_536).every((b) => b < 0x80 && b !== 0);
  if (ascii) return [];
  const others: Encoding[] = ["utf-8", "gb18030", "big5", "utf-16le"];
  return others
    .filter((e) => e !== chosen)
    .slice(0, 2)
    .map((encoding) => ({
      encoding,
      lines: decode(head.subarray(0, 400), encoding)
        .split(/\r?\n/)
        .slice(0, 2)
        .map((l) => l.slice(0, 80)),
    }));
}
