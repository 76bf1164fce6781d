/** Full-width signs and what stands for them, sign by sign; the importer's SQL reads cells by the same two. */
export const fullWidth =
  "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ．，－＋（）：／＃＠％　\u00a0−–—";
export const halfWidth = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,-+():/#@%  ---";

const narrow = new Map([...fullWidth].map((sign, at) => [sign, [...halfWidth][at]!]));

/** By what two words are the same: neither case nor width, blanks around or invisible marks tell them apart. */
export function plainWord(text: string): string {
  return [...text.replace(/[\u200b-\u200f\u2060\ufeff]/g, "")]
    .map((sign) => narrow.get(sign) ?? sign)
    .join("")
    .replace(/^[\s']+/, "")
    .trim()
    .toLowerCase();
}
