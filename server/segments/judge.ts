import { adjustPValues } from "@perennial/stats";

/** Of the differences that are called sure, at most this share is chance. */
const falseShare = 0.05;

interface Judged {
  /** Null: not tested. */
  adjusted: number | null;
  sure: boolean;
}

/** The same rows, adjusted for how many of them were tested (Benjamini & Hochberg). */
export function judge(rows: readonly { p: number | null }[]): Judged[] {
  const tested = rows.flatMap(({ p }) => (p === null ? [] : [p]));
  const adjusted = adjustPValues(tested, "bh");
  let next = 0;
  return rows.map(({ p }) => {
    const value = p === null ? null : adjusted[next++]!;
    return { adjusted: value, sure: value !== null && value <= falseShare };
  });
}
