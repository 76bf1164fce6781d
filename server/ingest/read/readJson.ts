import { refuse } from "../../refuse.ts";
import { type Reading, rowFlag } from "./reading.ts";
import type { RowFile } from "./rowFile.ts";
import { lines } from "./textStream.ts";

/** What should be one object: a line of JSON Lines; in a document, over as many lines as it likes. */
interface Piece {
  line: number;
  text: string;
  /** Nothing shows where it ends: the file may break off in it. */
  open: boolean;
}

function piecesOf(bytes: AsyncIterable<Buffer>, container: Reading["container"]): AsyncIterable<Piece> {
  return container === "json" ? jsonObjects(bytes) : lines(bytes);
}

/** JSON: objects inside become `a.b`, one list of objects makes one row each. */
export async function readJson(bytes: AsyncIterable<Buffer>, reading: Reading, out: RowFile): Promise<void> {
  let broken = 0;
  let brokenEnd = 0;
  for await (const { line, text, open } of piecesOf(bytes, reading.container)) {
    if (text.trim() === "") continue;
    const rows = flatten(text);
    for (const row of rows ?? [])
      out.add(
        line,
        reading.columns.map((name) => row.get(name) ?? ""),
      );
    if (!rows) {
      out.add(line, [text.slice(0, 200)], rowFlag.notAnObject);
      broken++;
      if (open) brokenEnd = line;
    }
    await out.drain();
  }
  if (broken === 1 && brokenEnd > 0 && !reading.acceptCut)
    throw refuse("ingest.last_row_cut", { row: brokenEnd });
}

/** The first rows by column name, to choose the columns by. */
export async function previewJson(
  bytes: AsyncIterable<Buffer>,
  container: Reading["container"],
): Promise<{ row: number; map: Map<string, string> }[]> {
  const rows: { row: number; map: Map<string, string> }[] = [];
  for await (const { line, text } of piecesOf(bytes, container)) {
    for (const map of flatten(text) ?? []) rows.push({ row: line, map });
    if (rows.length >= 1000) break;
  }
  return rows;
}

const longest = 32 << 20;

/** The outermost objects of a JSON document, each with the line where it begins. */
async function* jsonObjects(bytes: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  const decoder = new TextDecoder("utf-8");
  let line = 1;
  let begun = 0;
  let depth = 0;
  let inText = false;
  let escaped = false;
  let rest = "";
  for await (const chunk of bytes) {
    const piece = decoder.decode(chunk, { stream: true });
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const c = piece.charCodeAt(at);
      if (c === 10) line++;
      if (inText) {
        if (escaped) escaped = false;
        else if (c === 92) escaped = true;
        else if (c === 34) inText = false;
      } else if (c === 34) inText = true;
      else if (c === 123) {
        if (depth++ === 0) {
          from = at;
          begun = line;
        }
      } else if (c === 125 && depth > 0 && --depth === 0) {
        yield { line: begun, text: rest + piece.slice(from, at + 1), open: false };
        rest = "";
      }
    }
    if (depth > 0) rest += piece.slice(from);
    if (rest.length > longest) throw refuse("ingest.endless_record", { row: begun });
  }
  if (depth > 0) yield { line: begun, text: rest, open: true };
}

/** The rows that one JSON object stands for, or undefined when it is none. */
function flatten(text: string): Map<string, string>[] | undefined {
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
      const name = prefix + key.replace(/\p{Cc}+/gu, " ");
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
