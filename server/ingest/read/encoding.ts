import { isUtf8 } from "node:buffer";
import type { Encoding } from "./reading.ts";

export interface DetectedEncoding {
  encoding: Encoding;
  /** Bytes of the mark at the beginning. */
  bom: number;
  /** False when no encoding explains every byte, so the answer is a guess that the user should look at. */
  sure: boolean;
}

/** Mark first, then whatever explains every byte: UTF-8, else GB18030. Statistics are not asked: on short files they guess. */
export function detectEncoding(head: Uint8Array): DetectedEncoding {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: "utf-8", bom: 3, sure: true };
  if (a === 0xff && b === 0xfe) return { encoding: "utf-16le", bom: 2, sure: true };
  if (a === 0xfe && b === 0xff) return { encoding: "utf-16be", bom: 2, sure: true };
  const wide = unmarkedUtf16(head);
  if (wide) return { encoding: wide, bom: 0, sure: true };
  if (isUtf8(wholeUtf8(head))) return { encoding: "utf-8", bom: 0, sure: true };
  // The head may end inside a character of up to four bytes.
  for (let cut = 0; cut < 4; cut++) {
    if (decodes(head.subarray(0, head.length - cut), "gb18030"))
      return big5Instead(head)
        ? { encoding: "big5", bom: 0, sure: false }
        : { encoding: "gb18030", bom: 0, sure: true };
  }
  return { encoding: "gb18030", bom: 0, sure: false };
}

function decodes(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The bytes up to the last whole UTF-8 character. */
export function wholeUtf8(bytes: Uint8Array): Uint8Array {
  const end = bytes.length;
  for (let back = 1; back <= 4 && back <= end; back++) {
    const b = bytes[end - back] as number;
    if (b < 0x80) return bytes;
    if (b >= 0xc0) {
      const need = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
      return need > back ? bytes.subarray(0, end - back) : bytes;
    }
  }
  return bytes;
}

/**
 * Both explain most bytes. In Big5 two of five second bytes are ASCII letters or signs; in GB18030 they are so for rare
 * characters only.
 */
function big5Instead(head: Uint8Array): boolean {
  let pairs = 0;
  let low = 0;
  for (let at = 0; at + 1 < head.length; at++) {
    if ((head[at] as number) < 0x81) continue;
    const second = head[++at] as number;
    if (second < 0x40) continue; // the second of four bytes
    pairs++;
    if (second < 0x80) low++;
  }
  return pairs >= 8 && low > pairs * 0.25 && (decodes(head, "big5") || decodes(head.subarray(0, -1), "big5"));
}

/**
 * Text in UTF-16 without a mark shows as zeros in every other byte: a fifth of them in Latin text, a few (delimiters, ends
 * of lines) in Chinese, which is known by reading sensibly.
 */
function unmarkedUtf16(head: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const size = Math.min(head.length, 4096) & ~1;
  if (size < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < size; at += 2) {
    if (head[at] === 0) even++;
    if (head[at + 1] === 0) odd++;
  }
  const pairs = size / 2;
  if (odd > pairs * 0.2 && even < pairs * 0.02) return "utf-16le";
  if (even > pairs * 0.2 && odd < pairs * 0.02) return "utf-16be";
  if (even + odd === 0) return undefined;
  // Where the zeros stand decides nothing: 一 is 4E00.
  return (["utf-16le", "utf-16be"] as const).find((encoding) => {
    const text = new TextDecoder(encoding).decode(head.subarray(0, size));
    const usual = text.match(/[\t\n\r -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g)?.length ?? 0;
    return usual > text.length * 0.95;
  });
}
