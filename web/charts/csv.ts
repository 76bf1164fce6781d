/** What a chart says as a table: one heading row and plain values. */
export interface ChartTable {
  columns: readonly string[];
  rows: ReadonlyArray<ReadonlyArray<string | number | null>>;
}

/**
 * RFC 4180 with a byte order mark, so that Excel reads Chinese. Text that a spreadsheet would run as a formula gets an
 * apostrophe in front; numbers stay numbers. An empty value is empty, never 0.
 */
export function csv(table: ChartTable): string {
  const lines = [table.columns, ...table.rows].map((row) => row.map(field).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function field(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
