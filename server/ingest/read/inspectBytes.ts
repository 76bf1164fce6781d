import { refuse } from "../../refuse.ts";
import { basketColumns, basketRows, looksLikeBaskets } from "./baskets.ts";
import { detectEncoding } from "./encoding.ts";
import { columnNames, detectHeader } from "./header.ts";
import { previewParquet } from "./parquet.ts";
import type { ReadOptions } from "./readFile.ts";
import type { Encoding, PreviewRow, Reading, TextForm } from "./reading.ts";
import { flatten } from "./readText.ts";
import { sniff } from "./sniff.ts";
import { alignedHeader, cutLine, detectForm, splitRecords } from "./textForm.ts";
import { openXls, openXlsx } from "./workbook.ts";

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
      const sheet = choices.sheet ?? book.sheets[0];
      if (!sheet) throw refuse("ingest.file_empty");
      const top: PreviewRow[] = [];
      for await (const row of book.rows(sheet, previewRows + 20)) top.push(row);
      return tabular({ container, gzip, encoding: "utf-8", sheet }, top, choices, {
        sheets: book.sheets,
        nameLies: !lower.endsWith(".xlsx") && !lower.endsWith(".xls") && !lower.endsWith(".xlsm"),
      });
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
    case "text":
      return text(
        container,
        head,
        gzip,
        choices,
        /\.(xlsx?|xlsm|parquet)$/.test(lower),
        options.baskets ?? false,
      );
    default:
      throw refuse(`ingest.not_a_table_${container}`);
  }
}

function text(
  container: "text" | "jsonl",
  head: Buffer,
  gzip: boolean,
  choices: Choices,
  nameLies: boolean,
  mayBeBaskets: boolean,
): Inspection {
  const found = detectEncoding(head);
  const encoding = choices.encoding ?? found.encoding;
  const sample = decode(head, encoding);
  const shown = {
    otherEncodings: alternatives(head, encoding),
    encodingSure: found.sure || choices.encoding !== undefined,
  };
  if (container === "jsonl") {
    const lines = sample.split("\n").filter((l) => l.trim() !== "");
    const rows = lines
      .slice(0, 1000)
      .flatMap((l, n) => (flatten(l) ?? []).map((map) => ({ row: n + 1, map })));
    const columns = [...new Set(rows.flatMap(({ map }) => [...map.keys()]))];
    const preview = rows
      .slice(0, previewRows)
      .map(({ row, map }) => ({ row, cells: columns.map((c) => map.get(c) ?? "") }));
    const reading: Reading = { container, gzip, encoding, headerRow: 0, columns };
    return { reading, sheets: [], preview, top: preview, nameLies, ...shown };
  }
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
    const reading = { container, gzip, encoding, form, headerRow, columns: basketColumns(form) };
    return { reading, sheets: [], preview, top: top.slice(0, 25), nameLies, ...shown };
  }
  const top = topRows(sample, form, head.length < 1 << 20);
  return {
    ...tabular({ container, gzip, encoding, form }, top, choices, { sheets: [], nameLies }),
    ...shown,
  };
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
  rest: Pick<Inspection, "sheets" | "nameLies">,
): Inspection {
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
  const reading: Reading = { ...base, headerRow, columns };
  return { reading, preview, top: top.slice(0, 25), encodingSure: true, otherEncodings: [], ...rest };
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function decode(head: Buffer, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(head).replace(/\ufffd{1,3}$/, "");
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
