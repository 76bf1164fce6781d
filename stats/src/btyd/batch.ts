import { type Columns, requireHistory } from "./history.ts";

/** Past this many pairs (a log with times to the second has one per customer) remembering would only cost memory. */
const MOST_PAIRS = 1 << 21;

const bits = new Float64Array(2);
const words = new Uint32Array(bits.buffer);

/** Numbers the pairs (x, T) in order of appearance; an open-addressed table, as Map is five times slower on doubles. */
class PairIndex {
  private capacity = 1 << 12;
  private slots = new Int32Array(this.capacity).fill(-1);
  private x = new Float64Array(this.capacity >> 1);
  private T = new Float64Array(this.capacity >> 1);
  count = 0;

  /** The pair's number; equal to `count` before the call when the pair is new. */
  numberOf(x: number, T: number): number {
    const at = this.find(x, T);
    const found = this.slots[at]!;
    if (found >= 0) return found;
    const made = this.count++;
    this.slots[at] = made;
    this.x[made] = x;
    this.T[made] = T;
    if (this.count * 2 >= this.capacity) this.grow();
    return made;
  }

  private find(x: number, T: number): number {
    bits[0] = x;
    bits[1] = T;
    let h = Math.imul(words[0]! ^ Math.imul(words[1]!, 0x9e3779b1), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 15) ^ words[2]! ^ Math.imul(words[3]!, 0xc2b2ae35), 0x27d4eb2f);
    const mask = this.capacity - 1;
    let slot = (h ^ (h >>> 16)) & mask;
    for (;;) {
      const found = this.slots[slot]!;
      if (found < 0 || (this.x[found] === x && this.T[found] === T)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    this.capacity *= 4;
    const larger = (from: Float64Array) => {
      const to = new Float64Array(this.capacity >> 1);
      to.set(from);
      return to;
    };
    this.x = larger(this.x);
    this.T = larger(this.T);
    this.slots = new Int32Array(this.capacity).fill(-1);
    for (let k = 0; k < this.count; k++) this.slots[this.find(this.x[k]!, this.T[k]!)] = k;
  }
}

/**
 * Does the part of an answer that depends on (x, T) alone once per pair: `fill` writes its `width` values, and `row` is
 * then called for every customer with the table that holds them from `at` on.
 */
export function overPairs(
  { x, tx, T }: Columns,
  width: number,
  fill: (x: number, T: number, out: Float64Array) => void,
  row: (i: number, x: number, tx: number, T: number, table: Float64Array, at: number) => void,
): void {
  const pairs = new PairIndex();
  let table = new Float64Array(width * 1024);
  const scratch = new Float64Array(width);
  for (let i = 0; i < x.length; i++) {
    const xi = x[i]!;
    const txi = tx[i]!;
    const Ti = T[i]!;
    // The usual history passes by comparisons alone.
    const usual = Ti >= txi && txi >= 0 && xi > 0 && Math.floor(xi) === xi && Ti < Number.POSITIVE_INFINITY;
    if (!usual) requireHistory(xi, txi, Ti, i);
    if (pairs.count >= MOST_PAIRS) {
      fill(xi, Ti, scratch);
      row(i, xi, txi, Ti, scratch, 0);
      continue;
    }
    const known = pairs.count;
    const pair = pairs.numberOf(xi, Ti);
    if (pair === known) {
      fill(xi, Ti, scratch);
      if (pairs.count * width > table.length) {
        const grown = new Float64Array(table.length * 2);
        grown.set(table);
        table = grown;
      }
      table.set(scratch, pair * width);
    }
    row(i, xi, txi, Ti, table, pair * width);
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
  const out = new Float64Array(columns.x.length * width);
  overPairs(columns, width, ifAlive, (i, x, tx, T, table, at) => {
    const alive = aliveOf(x, tx, T);
    for (let k = 0; k < width; k++) out[i * width + k] = alive * table[at + k]!;
  });
  return out;
}
