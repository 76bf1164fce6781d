/**
 * A spreadsheet takes a cell that begins with one of these for a formula. An apostrophe before it says that it is text;
 * the importer takes that apostrophe away again, so what comes back is what went out.
 */
function neutral(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** One line of a CSV file. Numbers stay numbers. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells
    .map((cell) => {
      if (cell === null) return "";
      const text = typeof cell === "number" ? String(cell) : neutral(cell);
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(",")}\r\n`;
}
