import { type Columns, requireHistory } from "./history.ts";

/** Distinct values of a column and, for every row, which one it holds. */
interface Coded {
  values: Float64Array;
  code: Uint32Array;
}

/** Distinct histories with how many customers share each, sorted by x so that work per x is done once. */
export interface MergedRows {
  x: Float64Array;
  tx: Coded;
  T: Coded;
  weight: Float64Array;
  /** Customer i of the input has the history of merged row `row[i]`; empty when the rows came in chunks. */
  row: Uint32Array;
  /** Rows with the g-th smallest x are groupStart[g] … groupStart[g + 1] - 1. */
  groupX: Float64Array;
  groupStart: Uint32Array;
  groupWeight: Float64Array;
  /** Sum of weights. */
  customers: number;
}

const bits = new Float64Array(3);
const words = new Uint32Array(bits.buffer);

/** Multiplies and folds the six halves of three doubles into a table slot. */
function hashOfBits(): number {
  let h = Math.imul(words[0]! ^ Math.imul(words[1]!, 0x9e3779b1), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15) ^ words[2]! ^ Math.imul(words[3]!, 0xc2b2ae35), 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 13) ^ words[4]! ^ Math.imul(words[5]!, 0x165667b1), 0x9e3779b1);
  return h ^ (h >>> 16);
}

/**
 * Merges histories that arrive in chunks, so that memory grows with the distinct rows only: a hundred million customers
 * of a daily log have a few hundred thousand. `add` any number of times, then `finish`.
 */
export class RowMerger {
  private capacity = 1 << 12;
  private slots = new Int32Array(this.capacity).fill(-1);
  /** x, tx and T of each distinct row side by side, so that a comparison touches one cache line. */
  private keys = new Float64Array(3 * (this.capacity >> 1));
  private total = new Float64Array(this.capacity >> 1);
  private count = 0;

  /** Adds a chunk; `row`, when given, receives at `offset` the number of each customer's distinct row before sorting. */
  add({ x, tx, T, weight }: Columns, row?: Uint32Array, offset = 0): void {
    const n = x.length;
    if (tx.length !== n || T.length !== n || (weight && weight.length !== n)) {
      throw new RangeError(`columns differ in length: x ${n}, tx ${tx.length}, T ${T.length}`);
    }
    for (let i = 0; i < n; i++) {
      const xi = x[i]!;
      const txi = tx[i]!;
      const Ti = T[i]!;
      const usual = Ti >= txi && txi >= 0 && xi > 0 && Math.floor(xi) === xi && Ti < Number.POSITIVE_INFINITY;
      if (!usual) requireHistory(xi, txi, Ti, offset + i);
      const w = weight ? weight[i]! : 1;
      if (!(w > 0 && w < Number.POSITIVE_INFINITY)) {
        throw new RangeError(`weight must be positive, got ${w} in row ${offset + i}`);
      }
      const slot = this.slotOf(xi, txi, Ti);
      let found = this.slots[slot]!;
      if (found < 0) {
        found = this.count++;
        this.slots[slot] = found;
        this.keys[3 * found] = xi;
        this.keys[3 * found + 1] = txi;
        this.keys[3 * found + 2] = Ti;
        if (this.count * 2 >= this.capacity) this.grow();
      }
      this.total[found] = this.total[found]! + w;
      if (row) row[offset + i] = found;
    }
  }

  /** The slot that holds this history, or the free one where it belongs. */
  private slotOf(xi: number, txi: number, Ti: number): number {
    bits[0] = xi;
    bits[1] = txi;
    bits[2] = Ti;
    const { slots, keys } = this;
    const mask = this.capacity - 1;
    let slot = hashOfBits() & mask;
    for (;;) {
      const found = slots[slot]!;
      if (found < 0) return slot;
      const at = 3 * found;
      if (keys[at + 2] === Ti && keys[at + 1] === txi && keys[at] === xi) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    this.capacity *= 4;
    const larger = (from: Float64Array, width: number) => {
      const to = new Float64Array(width * (this.capacity >> 1));
      to.set(from);
      return to;
    };
    this.keys = larger(this.keys, 3);
    this.total = larger(this.total, 1);
    this.slots = new Int32Array(this.capacity).fill(-1);
    const { keys } = this;
    for (let k = 0; k < this.count; k++) {
      this.slots[this.slotOf(keys[3 * k]!, keys[3 * k + 1]!, keys[3 * k + 2]!)] = k;
    }
  }

  /** The distinct rows sorted by x. `row`, as filled by `add`, is renumbered in place and kept as `MergedRows.row`. */
  finish(row: Uint32Array = new Uint32Array(0)): MergedRows {
    const { count, keys } = this;
    if (count === 0) throw new RangeError("there is no customer: x has length 0");
    const distinctX = code(count, (k) => keys[3 * k]!);
    const order = Array.from(distinctX.values.keys()).sort(
      (i, j) => distinctX.values[i]! - distinctX.values[j]!,
    );
    const rank = new Uint32Array(order.length);
    order.forEach((group, at) => {
      rank[group] = at;
    });
    const groupStart = new Uint32Array(order.length + 1);
    for (let k = 0; k < count; k++) {
      const at = rank[distinctX.code[k]!]! + 1;
      groupStart[at] = groupStart[at]! + 1;
    }
    for (let g = 0; g < order.length; g++) groupStart[g + 1] = groupStart[g + 1]! + groupStart[g]!;
    const next = groupStart.slice();
    const place = new Uint32Array(count);
    const source = new Uint32Array(count);
    const groupWeight = new Float64Array(order.length);
    let customers = 0;
    for (let k = 0; k < count; k++) {
      const group = rank[distinctX.code[k]!]!;
      const to = next[group]!;
      next[group] = to + 1;
      place[k] = to;
      source[to] = k;
      groupWeight[group] = groupWeight[group]! + this.total[k]!;
      customers += this.total[k]!;
    }
    for (let i = 0; i < row.length; i++) row[i] = place[row[i]!]!;
    return {
      x: Float64Array.from(source, (k) => keys[3 * k]!),
      tx: code(count, (k) => keys[3 * source[k]! + 1]!),
      T: code(count, (k) => keys[3 * source[k]! + 2]!),
      weight: Float64Array.from(source, (k) => this.total[k]!),
      row,
      groupX: Float64Array.from(order, (group) => distinctX.values[group]!),
      groupStart,
      groupWeight,
      customers,
    };
  }
}

/** Merges equal rows of (x, tx, T) of columns that are in memory, keeping which row each customer went to. */
export function mergeRows(columns: Columns): MergedRows {
  const merger = new RowMerger();
  const row = new Uint32Array(columns.x.length);
  merger.add(columns, row);
  return merger.finish(row);
}

/** Dictionary-codes a column: an evaluation then takes one logarithm per distinct time instead of one per row. */
function code(count: number, valueAt: (k: number) => number): Coded {
  let capacity = 1 << 10;
  let slots = new Int32Array(capacity).fill(-1);
  let values = new Float64Array(capacity >> 1);
  let distinct = 0;
  const codes = new Uint32Array(count);
  const slotOf = (value: number) => {
    bits[0] = value;
    let h = Math.imul(words[0]! ^ Math.imul(words[1]!, 0x9e3779b1), 0x85ebca6b);
    h ^= h >>> 15;
    return (Math.imul(h, 0x27d4eb2f) >>> 8) & (capacity - 1);
  };
  for (let k = 0; k < count; k++) {
    const value = valueAt(k);
    let slot = slotOf(value);
    while (slots[slot]! >= 0 && values[slots[slot]!] !== value) slot = (slot + 1) & (capacity - 1);
    if (slots[slot]! < 0) {
      slots[slot] = distinct;
      values[distinct++] = value;
      codes[k] = distinct - 1;
      if (distinct * 2 >= capacity) {
        capacity *= 4;
        const grown = new Float64Array(capacity >> 1);
        grown.set(values);
        values = grown;
        slots = new Int32Array(capacity).fill(-1);
        for (let j = 0; j < distinct; j++) {
          let at = slotOf(values[j]!);
          while (slots[at]! >= 0) at = (at + 1) & (capacity - 1);
          slots[at] = j;
        }
      }
    } else codes[k] = slots[slot]!;
  }
  return { values: values.slice(0, distinct), code: codes };
}

/** From so many distinct rows on a part of them is worth a search of its own, and so many make the part. */
const MANY_ROWS = 20_000;
const PART_ROWS = 5_000;

/** Every so-many-th row of each x, for a first search; null where there are few. Shares the columns' values. */
export function partOfRows(rows: MergedRows): MergedRows | null {
  const count = rows.x.length;
  if (count < MANY_ROWS) return null;
  const step = Math.floor(count / PART_ROWS);
  const chosen: number[] = [];
  const groupStart = new Uint32Array(rows.groupX.length + 1);
  const groupWeight = new Float64Array(rows.groupX.length);
  let customers = 0;
  for (let g = 0; g < rows.groupX.length; g++) {
    for (let k = rows.groupStart[g]!; k < rows.groupStart[g + 1]!; k++) {
      if (k % step !== 0) continue;
      chosen.push(k);
      groupWeight[g] = groupWeight[g]! + rows.weight[k]!;
      customers += rows.weight[k]!;
    }
    groupStart[g + 1] = chosen.length;
  }
  const coded = ({ values, code }: Coded) => ({ values, code: Uint32Array.from(chosen, (k) => code[k]!) });
  return {
    x: Float64Array.from(chosen, (k) => rows.x[k]!),
    tx: coded(rows.tx),
    T: coded(rows.T),
    weight: Float64Array.from(chosen, (k) => rows.weight[k]!),
    row: new Uint32Array(0),
    groupX: rows.groupX,
    groupStart,
    groupWeight,
    customers,
  };
}

/** Mean of T and of x over customers: the scale of start values and of search limits. */
export function meanOf(rows: MergedRows): { x: number; T: number; repeaters: number } {
  let sumX = 0;
  let sumT = 0;
  let repeaters = 0;
  for (let k = 0; k < rows.x.length; k++) {
    const w = rows.weight[k]!;
    sumX += w * rows.x[k]!;
    sumT += w * rows.T.values[rows.T.code[k]!]!;
    if (rows.x[k]! > 0) repeaters += w;
  }
  return { x: sumX / rows.customers, T: sumT / rows.customers, repeaters };
}
