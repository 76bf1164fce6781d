import { refuse } from "../../refuse.ts";
import { detectEncoding } from "./encoding.ts";
import { Encoding, maxColumns } from "./reading.ts";
import type { Workbook } from "./workbook.ts";

/** A page larger than this is not read whole. */
const maxMarkupBytes = 64 << 20;
/** A cell or row that says it stands further away than this is taken for the next one. */
const furthestRow = 1_048_576;

const tag =
  /<(\/?)(?:[a-z]+:)?(table|worksheet|tr|row|td|th|cell|data|br)\b((?:"[^"]*"|'[^']*'|[^<>"'])*)>/gi;
const named: Readonly<Record<string, string>> = {
  ...{ lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", amp: "&", yen: "¥", ensp: " ", emsp: " " },
};

/**
 * What many back offices export under the name .xls: a web page with a table, or the XML of Excel 2003. Both are rows and
 * cells between tags, so one reader serves; styles, scripts and formulas are not looked at.
 */
export function openMarkup(bytes: Buffer): Workbook {
  if (bytes.length > maxMarkupBytes) throw refuse("ingest.workbook_too_large", { megabytes: 64 });
  const text = decoded(bytes).replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>/gi, "");
  const tables = tablesOf(text);
  return {
    sheets: tables.map(({ name }) => name),
    async *rows(sheet, limit = Number.POSITIVE_INFINITY) {
      const table = tables.find(({ name }) => name === sheet);
      if (table) yield* rowsOf(text.slice(table.from, table.to), limit);
    },
  };
}

/** By its mark, else as the page says of itself, else as for any text. */
function decoded(bytes: Buffer): string {
  const { encoding, bom } = detectEncoding(bytes);
  const says = /(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(bytes.toString("latin1", 0, 2048))?.[1];
  const said = says?.toLowerCase().replace(/^(gbk|gb2312)$/, "gb18030");
  const known = Encoding.safeParse(said);
  const wide = encoding.startsWith("utf-16");
  return new TextDecoder(known.success && bom === 0 && !wide ? known.data : encoding).decode(bytes);
}

/** Tables that hold no other, and sheets; each up to where the next begins. */
function tablesOf(text: string): { name: string; from: number; to: number }[] {
  const starts = [...text.matchAll(/<(?:[a-z]+:)?(worksheet|table)\b([^>]*)>/gi)];
  const sheets = starts.filter(([, kind]) => kind?.toLowerCase() === "worksheet");
  const used = sheets.length > 0 ? sheets : starts;
  return used
    .map((found, n) => {
      const from = found.index + found[0].length;
      const to = used[n + 1]?.index ?? text.length;
      const name = /\bname\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(found[2] ?? "");
      return {
        name: sheets.length > 0 ? unescaped(name?.[1] ?? name?.[2] ?? `${n + 1}`) : `${n + 1}`,
        from,
        to,
      };
    })
    .filter(({ from, to }) => /<(?:[a-z]+:)?(?:tr|row)\b/i.test(text.slice(from, to)));
}

function* rowsOf(text: string, limit: number): Generator<{ row: number; cells: string[] }> {
  let row = 0;
  let given = 0;
  let cells: string[] | undefined;
  /** Where the cell under way began, or its data inside. */
  let from = -1;
  const endCell = (at: number) => {
    if (from >= 0 && cells && cells.length <= maxColumns)
      cells[cells.length - 1] = cellText(text.slice(from, at));
    from = -1;
  };
  for (const found of text.matchAll(tag)) {
    const [all, closing, kind = "", more = ""] = found;
    const after = found.index + all.length;
    switch (kind.toLowerCase()) {
      case "tr":
      case "row":
        endCell(found.index);
        if (cells) {
          yield { row, cells };
          if (++given >= limit) return;
        }
        cells = undefined;
        if (closing) break;
        row = placed(more, row + 1, furthestRow);
        if (!more.endsWith("/")) cells = [];
        break;
      case "td":
      case "th":
      case "cell": {
        endCell(found.index);
        if (closing || !cells) break;
        const place = placed(more, cells.length + 1, maxColumns);
        while (cells.length < place) cells.push("");
        if (!more.endsWith("/")) from = after;
        break;
      }
      case "data":
        if (closing) endCell(found.index);
        else if (from >= 0) from = after;
        break;
    }
  }
  endCell(text.length);
  if (cells) yield { row, cells };
}

/** `ss:Index` says where a row or cell stands when others before it are left out. */
function placed(attributes: string, next: number, most: number): number {
  const at = Number(/\bindex\s*=\s*["']?(\d+)/i.exec(attributes)?.[1] ?? 0);
  return at > next && at <= most ? at : next;
}

function cellText(inside: string): string {
  const bare = unescaped(inside.replace(/<br\b[^>]*>/gi, " ").replace(/<[^>]*>/g, ""));
  const text = bare.replace(/[\s\u00a0]+/g, " ").trim();
  // A moment of Excel's XML: 2026-03-05T14:05:00.000, and midnight where only the day was meant.
  const moment = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})\.\d{3}$/.exec(text);
  if (!moment) return text;
  return moment[2] === "00:00:00" ? (moment[1] as string) : `${moment[1]} ${moment[2]}`;
}

function unescaped(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, digits, word) => {
    if (word) return named[word.toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(digits);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
      ? String.fromCodePoint(code)
      : "";
  });
}
