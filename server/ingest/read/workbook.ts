import { readFile, stat } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { readXlsx, streamXlsxRows } from "hucre/xlsx";
import { refuse } from "../../refuse.ts";
import { openMarkup } from "./markup.ts";
import { maxRatio } from "./reading.ts";
import { markupOf } from "./whatBytes.ts";
import { zipLimits } from "./zipLimits.ts";

/** A workbook's sheets and rows, whatever the file format behind it. */
export interface Workbook {
  sheets: string[];
  /** Rows with their number in the sheet, counted from 1. */
  rows(sheet: string, limit?: number): AsyncIterable<{ row: number; cells: string[] }>;
}

const maxWorkbookBytes = 512 << 20;

async function load(path: string, gzip: boolean): Promise<Buffer> {
  if ((await stat(path)).size > maxWorkbookBytes)
    throw refuse("ingest.workbook_too_large", { megabytes: 512 });
  const raw = await readFile(path);
  if (!gzip) return raw;
  try {
    return await promisify(gunzip)(raw, { maxOutputLength: maxWorkbookBytes });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ERR_BUFFER_TOO_LARGE") throw refuse("ingest.workbook_too_large", { megabytes: 512 });
    throw refuse(code === "Z_BUF_ERROR" ? "ingest.file_cut" : "ingest.gzip_broken");
  }
}

/**
 * .xlsx: rows come out of the zip as they are asked for. A full sheet of 1,048,576 rows and 8 columns took 9 s and
 * 150 MB of memory.
 */
export async function openXlsx(path: string, gzip: boolean): Promise<Workbook> {
  const bytes = await load(path, gzip);
  zipLimits(bytes);
  const sheets: string[] = [];
  try {
    await readXlsx(bytes, {
      sheets: (info) => {
        if (!info.veryHidden) sheets.push(info.name);
        return false;
      },
    });
  } catch (error) {
    throw broken(error);
  }
  return {
    sheets,
    async *rows(sheet, limit) {
      try {
        const options = limit === undefined ? { sheet } : { sheet, maxRows: limit };
        for await (const { index, values } of streamXlsxRows(bytes, options))
          yield { row: index + 1, cells: values.map(cellText) };
      } catch (error) {
        throw broken(error);
      }
    },
  };
}

function broken(error: unknown): Error {
  const name = (error as Error).name;
  if (name === "EncryptedFileError") return refuse("ingest.workbook_locked");
  if (name === "Refusal") return error as Error;
  if (/zip bomb/i.test((error as Error).message)) return refuse("ingest.zip_bomb", { ratio: maxRatio });
  return refuse("ingest.workbook_broken");
}

/** .xls of Excel 97 to 2003: at most 65,536 rows a sheet, so it is read whole. */
export async function openXls(path: string, gzip: boolean): Promise<Workbook> {
  const bytes = await load(path, gzip);
  if (markupOf(bytes.subarray(0, 65_536)) === "table") return openMarkup(bytes);
  const xlsx = await import("@e965/xlsx");
  let book: import("@e965/xlsx").WorkBook;
  try {
    book = xlsx.read(bytes, { type: "buffer", cellDates: true, dense: true, cellFormula: false, UTC: true });
  } catch (error) {
    const why = (error as Error).message;
    if (/password|encrypt/i.test(why)) throw refuse("ingest.workbook_locked");
    // Word, PowerPoint and mails lie in the same kind of container.
    throw refuse(/Workbook stream/i.test(why) ? "ingest.not_a_table_doc" : "ingest.workbook_broken");
  }
  return {
    sheets: book.SheetNames,
    async *rows(name, limit) {
      const sheet = book.Sheets[name];
      if (!sheet) return;
      const rows = xlsx.utils.sheet_to_json<unknown[]>(sheet, {
        header: 1,
        raw: true,
        defval: null,
        blankrows: true,
        UTC: true,
      });
      for (const [n, cells] of rows.entries()) {
        if (limit !== undefined && n >= limit) return;
        yield { row: n + 1, cells: cells.map(cellText) };
      }
    },
  };
}

/** A cell as text: dates in ISO form, numbers with Excel's own 15 digits and no exponent. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return "";
    // Times come out of a fraction of a day, so a second may arrive as 59.999.
    const iso = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString();
    return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
  }
  if (typeof value === "number") {
    if (Number.isSafeInteger(value)) return String(value);
    const short = String(Number(value.toPrecision(15)));
    return /e/i.test(short) ? value.toFixed(value > 1 ? 0 : 10).replace(/\.?0+$/, "") : short;
  }
  if (typeof value === "object" && "error" in value) return String((value as { error: unknown }).error);
  return String(value);
}
