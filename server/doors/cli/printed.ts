import type { Language } from "../../refuse.ts";

/** An answer for people: plain fields one a line, lists of objects as tables, in display widths. */
export function printed(answer: unknown, language: Language): string {
  if (!isRecord(answer)) return `${cell(answer)}\n`;
  const parts: string[] = [];
  const plain = Object.entries(answer).filter(([, value]) => !isTable(value));
  const width = Math.max(0, ...plain.map(([name]) => columns(name)));
  for (const [name, value] of plain) parts.push(`${padded(name, width)}  ${cell(value)}`);
  for (const [name, value] of Object.entries(answer)) {
    if (!isTable(value)) continue;
    const count = language === "zh" ? `${value.length} 行` : `${value.length} rows`;
    parts.push(`${parts.length > 0 ? "\n" : ""}${name} (${count})`, ...table(value));
  }
  return parts.length === 0 ? "" : `${parts.join("\n")}\n`;
}

function table(rows: readonly Record<string, unknown>[]): string[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const texts = rows.map((row) => names.map((name) => cut(cell(row[name]))));
  const widths = names.map((name, i) => Math.max(columns(name), ...texts.map((row) => columns(row[i]!))));
  const numeric = names.map((name) =>
    rows.every((row) => row[name] === null || typeof row[name] === "number"),
  );
  const line = (row: readonly string[]) =>
    row
      .map((text, i) =>
        numeric[i] ? " ".repeat(widths[i]! - columns(text)) + text : padded(text, widths[i]!),
      )
      .join("  ")
      .trimEnd();
  return [line(names), widths.map((width) => "─".repeat(width)).join("  "), ...texts.map(line)];
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return "–";
  if (typeof value === "object") return JSON.stringify(value);
  // Control characters in data would move the reader's cursor or change his colours.
  return String(value).replace(/\p{Cc}/gu, " ");
}

const mostColumns = 60;

function cut(text: string): string {
  if (columns(text) <= mostColumns) return text;
  let kept = "";
  let width = 0;
  for (const character of text) {
    width += columns(character);
    if (width >= mostColumns) break;
    kept += character;
  }
  return `${kept}…`;
}

/** East Asian wide characters take two columns of a terminal. */
function columns(text: string): number {
  let width = 0;
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1;
  return width;
}

const padded = (text: string, width: number) => text + " ".repeat(Math.max(0, width - columns(text)));

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTable(value: unknown): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.length > 0 && value.every(isRecord);
}
