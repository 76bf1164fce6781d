import type { Encoding } from "./reading.ts";

/** What a file is that is no table, as far as its first bytes tell; its refusal is `ingest.not_a_table_<kind>`. */
export type NoTable = "packed" | "database" | "page" | "xml" | "binary";

const begins: readonly [NoTable, string][] = [
  ["packed", "526172211a07"], // rar
  ["packed", "377abcaf271c"], // 7z
  ["packed", "425a68"], // bzip2
  ["packed", "28b52ffd"], // zstd
  ["packed", "fd377a585a00"], // xz
  ["database", "53514c69746520666f726d6174203300"], // SQLite
  ["database", "000100005374616e6461726420"], // Access
];

export function knownBytes(head: Buffer): NoTable | undefined {
  const hex = head.toString("hex", 0, 16);
  return begins.find(([, start]) => hex.startsWith(start))?.[0];
}

/**
 * Markup: what is written between the tags at its beginning. A table under the name of .xls is one; a page or a document of
 * another make is none.
 */
export function markupOf(head: Buffer): "table" | "page" | "xml" | undefined {
  // Of UTF-16 every other byte is zero where it holds Latin letters.
  const text = head
    .toString("latin1")
    .replaceAll("\0", "")
    .replace(/^[^<\w{["]{0,3}\s*/, "");
  if (!/^<(\?xml|!doctype|!--|[a-z]+[\s>:])/i.test(text)) return undefined;
  if (/<table\b[\s\S]*<tr\b/i.test(text) || text.includes("urn:schemas-microsoft-com:office:spreadsheet"))
    return "table";
  return /<(!doctype\s+html|html)\b/i.test(text) ? "page" : "xml";
}

/**
 * No text holds many control characters, whatever its encoding; zeros alone may be padding. In UTF-16, characters that
 * are none tell it.
 */
export function looksBinary(head: Buffer, encoding: Encoding): boolean {
  if (encoding.startsWith("utf-16")) {
    const text = new TextDecoder(encoding).decode(head.subarray(0, 65_536));
    const none = text.match(/[\ufffd\ue000-\uf8ff]|[^\P{Cc}\s]/gu)?.length ?? 0;
    return none > 1 && none > text.length * 0.02;
  }
  const bytes = head.subarray(0, 65_536);
  let zeros = 0;
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) zeros++;
    // 1 parts columns in files of Hive, 26 ends files of DOS.
    else if (byte < 32 && byte !== 1 && byte !== 26 && (byte < 9 || byte > 13)) controls++;
  }
  return controls > bytes.length * 0.02 || zeros > bytes.length * 0.25;
}
