/** Full-width signs and what stands for them, sign by sign; the importer's SQL reads cells by the same two. */
export const fullWidth =
  "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ．，－＋（）：／＃＠％　\u00a0−–—";
export const halfWidth = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,-+():/#@%  ---";

const narrow = new Map([...fullWidth].map((sign, at) => [sign, [...halfWidth][at]!]));

/** A cell as the importer reads it: signs narrow, no blanks around, no invisible marks, no sign that it is text. */
export function plainText(text: string): string {
  // Most cells are plain already.
  if (/^[!-&(-~](?:[ -~]*[!-~])?$/.test(text)) return text;
  return [...text.replace(/[\u200b-\u200f\u2060\ufeff]/g, "")]
    .map((sign) => narrow.get(sign) ?? sign)
    .join("")
    .replace(/^[\s']+/, "")
    .trim();
}

/** By what two words are the same: case does not tell them apart either. */
export const plainWord = (text: string): string => plainText(text).toLowerCase();
