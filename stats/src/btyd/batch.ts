import { type Columns, requireHistory } from "./history.ts";

/** Small map from (x, T) to a number, so that a batch computes what depends on these two only once per pair. */
class PairCache {
  private readonly byT = new Map<number, Map<number, number>>();
  private size = 0;

  get(x: number, T: number, make: () => number): number {
    let inner = this.byT.get(T);
    if (inner === undefined) {
      // A log with times to the second has as many pairs as customers: then remembering would only cost memory.
      if (this.size > 2_000_000) return make();
      inner = new Map();
      this.byT.set(T, inner);
    }
    let value = inner.get(x);
    if (value === undefined) {
      value = make();
      inner.set(x, value);
      this.size++;
    }
    return value;
  }
}

/**
 * For every row: aliveOf(x, tx, T) times each of the values that ifAlive(x, T) fills in. Returns rows × width.
 */
export function aliveTimes(
  columns: Columns,
  width: number,
  aliveOf: (x: number, tx: number, T: number) => number,
  ifAlive: (x: number, T: number, out: Float64Array) => void,
): Float64Array {
  const { x, tx, T } = columns;
  const n = x.length;
  const out = new Float64Array(n * width);
  const cache = new PairCache();
  let table = new Float64Array(width * 1024);
  let filled = 0;
  const scratch = new Float64Array(width);
  const fill = (xi: number, Ti: number): number => {
    ifAlive(xi, Ti, scratch);
    if ((filled + 1) * width > table.length) {
      const grown = new Float64Array(table.length * 2);
      grown.set(table);
      table = grown;
    }
    table.set(scratch, filled * width);
    return filled++;
  };
  let lastX = Number.NaN;
  let lastT = Number.NaN;
  let at = 0;
  for (let i = 0; i < n; i++) {
    const xi = x[i]!;
    const Ti = T[i]!;
    requireHistory(xi, tx[i]!, Ti, i);
    if (xi !== lastX || Ti !== lastT) {
      at = cache.get(xi, Ti, () => fill(xi, Ti));
      lastX = xi;
      lastT = Ti;
    }
    const alive = aliveOf(xi, tx[i]!, Ti);
    for (let k = 0; k < width; k++) out[i * width + k] = alive * table[at * width + k]!;
  }
  return out;
}
