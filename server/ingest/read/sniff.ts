import { open } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import type { Container } from "./reading.ts";
import { knownBytes, markupOf, type NoTable } from "./whatBytes.ts";

export interface Sniffed {
  container: Container | "ods" | "xlsb" | "doc" | "zip" | "picture" | "pdf" | "empty" | NoTable;
  gzip: boolean;
  /** The first bytes of the content, unpacked where it was gzipped. */
  head: Buffer;
  /** A container whose end is missing: the file was cut off on its way. */
  cut: boolean;
}

const headBytes = 1 << 20;

/** What a file is by what it holds; names lie (a text file named .xls is common in China). */
export async function sniff(path: string): Promise<Sniffed> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const raw = await readAt(file, 0, Math.min(size, headBytes));
    const tail = await readAt(file, Math.max(0, size - 70_000), Math.min(size, 70_000));
    if (size === 0) return { container: "empty", gzip: false, head: raw, cut: false };
    if (raw[0] === 0x1f && raw[1] === 0x8b) {
      const head = unpackHead(raw);
      return { ...classify(head, undefined), gzip: true, head };
    }
    return { ...classify(raw, tail), gzip: false, head: raw };
  } finally {
    await file.close();
  }
}

/** Looks at unpacked bytes; `tail` only where the end of the file is at hand. */
function classify(head: Buffer, tail: Buffer | undefined): Pick<Sniffed, "container" | "cut"> {
  const begins = (...bytes: number[]) => bytes.every((b, n) => head[n] === b);
  if (head.length === 0) return { container: "empty", cut: false };
  if (begins(0x50, 0x4b, 3, 4)) {
    const cut = tail !== undefined && tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6])) < 0;
    const names = head.toString("latin1");
    if (names.includes("opendocument.spreadsheet")) return { container: "ods", cut };
    if (/(word|ppt)\//.test(names) && !names.includes("xl/")) return { container: "doc", cut };
    if (names.includes("xl/workbook.bin")) return { container: "xlsb", cut };
    // Some writers put big sheets first and the workbook's parts last, so a cut file still counts as a sheet.
    const sheet = /xl\/|\[Content_Types\]|_rels\//.test(names);
    return { container: sheet ? "xlsx" : "zip", cut };
  }
  if (begins(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return { container: "xls", cut: false };
  if (begins(0x50, 0x41, 0x52, 0x31))
    return {
      container: "parquet",
      cut: tail !== undefined && tail.subarray(-4).toString("latin1") !== "PAR1",
    };
  if (begins(0x25, 0x50, 0x44, 0x46)) return { container: "pdf", cut: false };
  if (begins(0x89, 0x50, 0x4e, 0x47) || begins(0xff, 0xd8, 0xff) || begins(0x47, 0x49, 0x46, 0x38))
    return { container: "picture", cut: false };
  const known = knownBytes(head);
  if (known) return { container: known, cut: false };
  const markup = markupOf(head.subarray(0, 65_536));
  // Excel opens a page with a table, and so do those who named it .xls.
  if (markup) return { container: markup === "table" ? "xls" : markup, cut: false };
  const begin = head
    .toString("latin1")
    .replace(/^\xef\xbb\xbf/, "")
    .trimStart();
  if (/^\[\s*\{\s*("|\})/.test(begin)) return { container: "json", cut: false };
  if (!/^\{\s*("|\})/.test(begin)) return { container: "text", cut: false };
  // One object a line, unless the first line is only the beginning of one.
  const end = begin.search(/[\r\n]/);
  return { container: end < 0 || isObject(begin.slice(0, end)) ? "jsonl" : "json", cut: false };
}

function isObject(line: string): boolean {
  try {
    JSON.parse(line.replace(/,\s*$/, ""));
    return true;
  } catch {
    return false;
  }
}

async function readAt(file: Awaited<ReturnType<typeof open>>, at: number, size: number): Promise<Buffer> {
  const bytes = Buffer.alloc(size);
  const { bytesRead } = await file.read(bytes, 0, size, at);
  return bytes.subarray(0, bytesRead);
}

/** Whatever can be unpacked from the first bytes of a gzip stream. */
function unpackHead(raw: Buffer): Buffer {
  try {
    return gunzipSync(raw, { finishFlush: 2, maxOutputLength: 64 << 20 }).subarray(0, headBytes);
  } catch {
    // More than 64 MiB out of one: only the first part is needed here, and whether it is a bomb is seen while reading.
    try {
      return gunzipSync(raw.subarray(0, 16 << 10), { finishFlush: 2, maxOutputLength: 64 << 20 });
    } catch {
      return Buffer.alloc(0);
    }
  }
}
