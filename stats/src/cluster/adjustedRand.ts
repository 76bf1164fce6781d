import { checkCount, checkSameLength } from "../check.ts";

const pairs = (n: number): number => (n * (n - 1)) / 2;

/**
 * Adjusted Rand index (Hubert & Arabie 1985): agreement of two groupings of the same rows, whatever their names.
 * 1 when identical, about 0 when independent, possibly below 0. Two groupings that are both trivial in the same way
 * (one cluster, or all single) agree: 1.
 */
export function adjustedRand(a: ArrayLike<number>, b: ArrayLike<number>): number {
  checkSameLength("a", a, "b", b);
  checkCount("number of rows", a.length, 1);
  const cells = new Map<string, number>();
  const rowSizes = new Map<number, number>();
  const columnSizes = new Map<number, number>();
  for (let i = 0; i < a.length; i++) {
    const key = `${a[i]} ${b[i]}`;
    cells.set(key, (cells.get(key) ?? 0) + 1);
    rowSizes.set(a[i]!, (rowSizes.get(a[i]!) ?? 0) + 1);
    columnSizes.set(b[i]!, (columnSizes.get(b[i]!) ?? 0) + 1);
  }
  const together = (sizes: Map<unknown, number>) => [...sizes.values()].reduce((sum, n) => sum + pairs(n), 0);
  const both = together(cells);
  const rows = together(rowSizes);
  const columns = together(columnSizes);
  const all = pairs(a.length);
  if (all === 0) return 1;
  const expected = (rows * columns) / all;
  const most = (rows + columns) / 2;
  return most === expected ? 1 : (both - expected) / (most - expected);
}
