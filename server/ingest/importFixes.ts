import { refuse } from "../refuse.ts";
import type { Fix, Mapping } from "./options.ts";

/**
 * Corrections as they are written on the command line: `COLUMN:FROM=TO` for every cell of the column that says FROM,
 * `COLUMN@ROW=TO` for one cell. A field's own name does for the column. Without TO the cell is left empty. The last `=` parts
 * what was from what shall be, and the longest column that fits is meant, because both may hold the signs.
 */
export function fixesOf(written: readonly string[], mapping: Mapping): Fix[] {
  return written.map((text): Fix => {
    const names = Object.entries(mapping).flatMap(([field, column]) => [
      { field, name: column },
      { field, name: field },
    ]);
    const [known] = names
      .filter(({ name }) => text.startsWith(`${name}:`) || /^@\d+=/.test(text.slice(name.length)))
      .filter(({ name }) => text.startsWith(name))
      .sort((a, b) => b.name.length - a.name.length);
    if (!known) {
      const column = /^(.*?)(?::.*|@\d+)=/s.exec(text)?.[1];
      throw column === undefined
        ? refuse("ingest.fix_form", { given: text })
        : refuse("ingest.fix_column", { column, columns: Object.values(mapping).join("、") });
    }
    const { field, name } = known;
    const rest = text.slice(name.length);
    const cell = /^@(\d+)=(.*)$/s.exec(rest);
    if (cell) {
      const row = Number(cell[1]);
      if (row < 1) throw refuse("ingest.fix_form", { given: text });
      return { how: "row", field, row, to: cell[2] ?? "" };
    }
    const parts = rest.lastIndexOf("=");
    if (parts < 1) throw refuse("ingest.fix_form", { given: text });
    return { how: "value", field, from: rest.slice(1, parts), to: rest.slice(parts + 1) };
  });
}
