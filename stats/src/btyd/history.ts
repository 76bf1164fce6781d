/**
 * What a buy-till-you-die model knows of one customer. All times in one unit of your choice, counted from the
 * customer's first purchase:
 *
 * | letter | meaning                                                        |
 * |--------|----------------------------------------------------------------|
 * | x      | repeat purchases, the first one not counted (0, 1, 2, …)        |
 * | tx     | time of the last purchase, 0 when x = 0                         |
 * | T      | time at which observation ends, T >= tx                         |
 */
export interface History {
  x: number;
  tx: number;
  T: number;
}

/** The same in columns of equal length; `weight` counts how many customers share a row (1 each when left out). */
export interface Columns {
  x: ArrayLike<number>;
  tx: ArrayLike<number>;
  T: ArrayLike<number>;
  weight?: ArrayLike<number>;
}

/** Throws a RangeError that shows the value when a history is impossible. */
export function requireHistory(x: number, tx: number, T: number, row?: number): void {
  const where = row === undefined ? "" : ` in row ${row}`;
  if (!(x >= 0 && Number.isInteger(x))) throw new RangeError(`x must be 0, 1, 2, …, got ${x}${where}`);
  if (!(T >= 0 && T < Number.POSITIVE_INFINITY))
    throw new RangeError(`T must be zero or more, got ${T}${where}`);
  if (!(tx >= 0 && tx <= T)) throw new RangeError(`tx must lie in [0, T = ${T}], got ${tx}${where}`);
  if (x === 0 && tx !== 0) throw new RangeError(`tx must be 0 when x = 0, got ${tx}${where}`);
}
