import { writeXlsx } from "hucre/xlsx";
import type { ChartTable } from "./csv.ts";

/** The same rows as a workbook of one sheet: texts are text, so no formula can arise, and numbers stay numbers. Loaded only when asked for. */
export async function xlsx(table: ChartTable, title: string): Promise<Uint8Array<ArrayBuffer>> {
  const rows = [[...table.columns], ...table.rows.map((row) => [...row])];
  const name = title.replace(/[\\/?*[\]:]/g, " ").slice(0, 31) || "1";
  return new Uint8Array(await writeXlsx({ sheets: [{ name, rows }] }));
}
