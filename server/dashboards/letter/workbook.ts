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

/** Excel keeps this one for itself, in any case. */
const reserved = "history";

/** At most 31 characters, without those that a sheet's name may not have, and each once, whatever its case. */
function free(title: string, i: number, taken: Set<string>): string {
  const plain = title.replace(/[\\/?*[\]:']/g, " ").trim();
  let name = plain.slice(0, 31) || String(i + 1);
  for (let n = i + 1; taken.has(name.toLowerCase()) || name.toLowerCase() === reserved; n++) {
    const number = ` ${n}`;
    name = plain.slice(0, 31 - number.length) + number;
  }
  taken.add(name.toLowerCase());
  return name;
}
