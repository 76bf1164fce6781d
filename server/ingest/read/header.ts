/** A cell that looks like a value rather than a name. */
function looksLikeValue(cell: string): boolean {
  const text = cell.trim();
  if (text === "") return false;
  return (
    /^[-+(¥￥$]?[\d,.，．０-９]+[)%元万]?$/.test(text) ||
    /^\d{1,4}[-/.年]\d{1,2}([-/.月]|$)/.test(text) ||
    /^[^@\s]+@[^@\s]+\.[a-z]+$/i.test(text) ||
    /^[A-Za-z]{0,4}\d{4,}$/.test(text)
  );
}

/**
 * Which of the first rows holds the names: the first whose cells are mostly filled, all different and none a value,
 * with rows as wide below it. 0 when the file begins with data.
 */
export function detectHeader(rows: readonly { row: number; cells: readonly string[] }[]): number {
  const widths = rows.map(({ cells }) => cells.filter((c) => c.trim() !== "").length);
  const usual = [...widths].sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
  for (const [n, { row, cells }] of rows.slice(0, 20).entries()) {
    const filled = cells.map((c) => c.trim()).filter((c) => c !== "");
    if (filled.length < Math.max(1, usual * 0.6)) continue;
    const values = filled.filter(looksLikeValue).length;
    const different = new Set(filled).size;
    const below = rows.slice(n + 1, n + 30);
    // Two columns may be called alike; then the rows below have to be made of values.
    const names =
      different === filled.length ||
      (different * 2 >= filled.length && below.some(({ cells: c }) => c.some(looksLikeValue)));
    if (values === 0 && names && filled.every((c) => c.length <= 60)) {
      // A sheet of nothing but words needs a second look: a name does not come back as a value of its own column.
      const echoed = cells.some(
        (c, i) => c.trim() !== "" && below.some((b) => b.cells[i]?.trim() === c.trim()),
      );
      return echoed ? 0 : row;
    }
    return 0;
  }
  return 0;
}

/** Names that are there, different and not empty, whatever the file says. */
export function columnNames(header: readonly string[] | undefined, columns: number): string[] {
  const seen = new Map<string, number>();
  return Array.from({ length: columns }, (_, n) => {
    const given = (header?.[n] ?? "")
      .replace(/[\s\p{Cc}]+/gu, " ")
      .trim()
      .slice(0, 100);
    const name = given === "" ? `#${n + 1}` : given;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
