import { refuse } from "../../refuse.ts";
import { DelimitedScanner, EndlessRecord } from "./DelimitedScanner.ts";
import { type Reading, rowFlag } from "./reading.ts";
import type { RowFile } from "./rowFile.ts";
import { cutLine } from "./textForm.ts";

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
  // One row may lack its last cells by nature; cut is a last row without a line end that others are longer than.
  const cut =
    scanner.openEnd && (last.unclosed || (last.columns < out.columns && out.rows > 1 && out.flagged <= 1));
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

/** JSON Lines: one object a line; objects inside become `a.b`, one list of objects makes one row each. */
export async function readJsonLines(
  bytes: AsyncIterable<Buffer>,
  reading: Reading,
  out: RowFile,
): Promise<void> {
  let broken = 0;
  let lastBroken = 0;
  let last = 0;
  for await (const { line, text, open } of lines(bytes)) {
    if (text.trim() === "") continue;
    last = open ? line : 0;
    const rows = flatten(text);
    if (!rows) {
      broken++;
      lastBroken = line;
      out.add(line, [text.slice(0, 200)], rowFlag.notAnObject);
    } else {
      for (const row of rows)
        out.add(
          line,
          reading.columns.map((name) => row.get(name) ?? ""),
        );
    }
    await out.drain();
  }
  if (broken === 1 && last > 0 && lastBroken === last && !reading.acceptCut)
    throw refuse("ingest.last_row_cut", { row: last });
}

/** The rows that one JSON line stands for, or undefined when it is not an object. */
export function flatten(text: string): Map<string, string>[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/,\s*$/, ""));
  } catch {
    return undefined;
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) return undefined;
  const own = new Map<string, string>();
  let list: { name: string; items: object[] } | undefined;
  const walk = (object: object, prefix: string) => {
    for (const [key, item] of Object.entries(object)) {
      const name = prefix + key;
      if (
        Array.isArray(item) &&
        item.length > 0 &&
        item.every((i) => i && typeof i === "object" && !Array.isArray(i))
      ) {
        if (list) own.set(name, JSON.stringify(item));
        else list = { name, items: item };
      } else if (item !== null && typeof item === "object" && !Array.isArray(item)) walk(item, `${name}.`);
      else own.set(name, jsonText(item));
    }
  };
  walk(value, "");
  if (!list) return [own];
  const { name, items } = list;
  return items.map((item) => {
    const row = new Map(own);
    for (const [key, inner] of Object.entries(item)) row.set(`${name}.${key}`, jsonText(inner));
    return row;
  });
}

function jsonText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value) && value.every((v) => typeof v !== "object")) return value.join("；");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Lines of UTF-8, counted from 1. */
export async function* lines(
  bytes: AsyncIterable<Buffer>,
): AsyncGenerator<{ line: number; text: string; open: boolean }> {
  const decoder = new TextDecoder("utf-8");
  let rest = "";
  let line = 0;
  for await (const chunk of bytes) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = pieces.pop() as string;
    for (const text of pieces) yield { line: ++line, text: text.replace(/\r$/, ""), open: false };
    if (rest.length > 32 << 20) throw refuse("ingest.endless_record", { row: line + 1 });
  }
  if (rest !== "") yield { line: ++line, text: rest, open: true };
}
