import { writeXlsx } from "hucre/xlsx";
import type { ChartTable } from "../../../web/charts/csv.ts";

/** A sheet for each table. Texts are text, so no formula can arise, and numbers stay numbers. */
export async function workbook(
  tables: ReadonlyArray<{ title: string; note: string; table: ChartTable }>,
): Promise<Buffer> {
  const names = new Set<string>();
  const sheets = tables.map(({ title, note, table }, i) => ({
    name: free(title, i, names),
    rows: [[title], [note], [], [...table.columns], ...table.rows.map((row) => [...row])],
  }));
  return Buffer.from(await writeXlsx({ sheets }));
}

/** At most 31 characters, without those that a sheet's name may not have, and each once, whatever its case. */
function free(title: string, i: number, taken: Set<string>): string {
  const plain = title.replace(/[\\/?*[\]:']/g, " ").trim();
  const number = ` ${i + 1}`;
  const short = plain.slice(0, 31) || number.trim();
  const name = taken.has(short.toLowerCase()) ? plain.slice(0, 31 - number.length) + number : short;
  taken.add(name.toLowerCase());
  return name;
}
