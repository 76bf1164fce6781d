import { maxColumns, type TextForm } from "./reading.ts";

export type Aligned = Extract<TextForm, { kind: "blanks" | "fixed" }>;

/** Records of a sample, good enough to judge a delimiter by; the last one may be cut and is dropped by the caller. */
export function splitRecords(
  text: string,
  delimiter: string,
  limit: number,
): { line: number; cells: string[] }[] {
  const records: { line: number; cells: string[] }[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length && records.length < limit) {
    const begun = line;
    const cells: string[] = [];
    let ended = false;
    while (!ended) {
      let cell = "";
      if (text[at] === '"') {
        at++;
        for (;;) {
          const close = text.indexOf('"', at);
          const upTo = close < 0 ? text.length : close;
          const piece = text.slice(at, upTo);
          cell += piece;
          line += piece.split("\n").length - 1;
          at = upTo + 1;
          if (close >= 0 && text[at] === '"') {
            cell += '"';
            at++;
          } else break;
        }
      }
      let end = at;
      while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end++;
      cell += text.slice(at, end);
      cells.push(cell);
      at = end + 1;
      if (text[end] === delimiter) continue;
      if (text[end] === "\r" && text[end + 1] === "\n") at++;
      line++;
      ended = true;
    }
    if (cells.length > 1 || cells[0]?.trim()) records.push({ line: begun, cells });
  }
  return records;
}

/** Cells of one line in any form; delimited lines are cut by `splitRecords` because records may span lines. */
export function cutLine(line: string, form: Aligned): string[] {
  if (form.kind === "blanks") return line.trim().split(/\s+/);
  return form.starts.map((start, n) => line.slice(start, form.starts[n + 1]).trim());
}

/** The form that explains a sample of text best. */
export function detectForm(sample: string): TextForm {
  let best: { delimiter: string; score: number } | undefined;
  for (const delimiter of [",", "\t", ";", "|", "\u0001"]) {
    const records = splitRecords(sample, delimiter, 200);
    const counts = new Map<number, number>();
    for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    const [width, often] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
    if (width < 2 || width > maxColumns) continue;
    // Agreement of the rows first, then the number of columns.
    const score = often / records.length + Math.min(width, 40) / 400;
    if (often / records.length >= 0.5 && (!best || score > best.score)) best = { delimiter, score };
  }
  if (best && best.score >= 0.8) return { kind: "delimited", delimiter: best.delimiter };
  const lines = sample.split(/\r\n|\n|\r/).filter((l) => l.trim() !== "");
  const aligned = detectAligned(lines);
  if (aligned) return aligned;
  return { kind: "delimited", delimiter: best?.delimiter ?? "," };
}

/** Lines in columns made by blanks. */
function detectAligned(lines: string[]): Aligned | undefined {
  const data = lines.slice(1, 400);
  if (data.length < 2) return undefined;
  const counts = new Set(data.map((l) => l.trim().split(/\s+/).length));
  if (counts.size === 1 && [...counts][0]! >= 2) return { kind: "blanks" };
  const width = Math.max(...data.map((l) => l.length));
  const filled = Array.from({ length: width }, (_, at) => data.some((l) => (l[at] ?? " ") !== " "));
  const starts: number[] = [];
  for (let at = 0; at < width; at++) if (filled[at] && !(at > 0 && filled[at - 1])) starts.push(at);
  if (starts.length < 2) return undefined;
  // A column begins where the one before it ended, so that values that reach to the left are kept whole.
  const ends = starts.map((start) => {
    let end = start;
    while (end < width && filled[end]) end++;
    return end;
  });
  return { kind: "fixed", starts: starts.map((_, n) => (n === 0 ? 0 : (ends[n - 1] as number))) };
}

/** Names in a header of aligned columns; names may hold blanks. */
export function alignedHeader(line: string, form: Aligned, columns: number): string[] | undefined {
  const tries = [line.trim().split(/\s+/), line.trim().split(/\s{2,}|\t/)];
  if (form.kind === "fixed") tries.push(cutLine(line, form));
  return tries.find((names) => names.length === columns && names.every((n) => n !== ""));
}
