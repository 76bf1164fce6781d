import { type Columns, requireHistory } from "./history.ts";

/** Distinct values of a column and, for every row, which one it holds. */
export interface Coded {
  values: Float64Array;
  code: Uint32Array;
}

/** Distinct histories with how many customers share each, sorted by x so that work per x is done once. */
export interface MergedRows {
  x: Float64Array;
  tx: Coded;
  T: Coded;
  weight: Float64Array;
  /** Customer i of the input has the history of merged row `row[i]`. */
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

/** Merges equal rows of (x, tx, T); one pass over an open-addressed table, then a counting sort by x. */
export function mergeRows(columns: Columns): MergedRows {
  const { x, tx, T, weight } = columns;
  const n = x.length;
  if (tx.length !== n || T.length !== n || (weight && weight.length !== n)) {
    throw new RangeError(`columns differ in length: x ${n}, tx ${tx.length}, T ${T.length}`);
  }
  if (n === 0) throw new RangeError("there is no customer: x has length 0");
  let capacity = 1 << 12;
  let slots = new Int32Array(capacity).fill(-1);
  let first = new Uint32Array(capacity >> 1);
  let count = 0;
  const row = new Uint32Array(n);
  let total = new Float64Array(capacity >> 1);
  for (let i = 0; i < n; i++) {
    const xi = x[i]!;
    const txi = tx[i]!;
    const Ti = T[i]!;
    requireHistory(xi, txi, Ti, i);
    const w = weight ? weight[i]! : 1;
    if (!(w > 0 && w < Number.POSITIVE_INFINITY))
      throw new RangeError(`weight must be positive, got ${w} in row ${i}`);
    bits[0] = xi;
    bits[1] = txi;
    bits[2] = Ti;
    let slot = hashOfBits() & (capacity - 1);
    let found = -1;
    for (;;) {
      found = slots[slot]!;
      if (found < 0) break;
      const j = first[found]!;
      if (T[j] === Ti && tx[j] === txi && x[j] === xi) break;
      slot = (slot + 1) & (capacity - 1);
    }
    if (found < 0) {
      found = count++;
      slots[slot] = found;
      first[found] = i;
      if (count * 2 >= capacity) {
        capacity *= 4;
        slots = new Int32Array(capacity).fill(-1);
        const grownFirst = new Uint32Array(capacity >> 1);
        grownFirst.set(first);
        first = grownFirst;
        const grownTotal = new Float64Array(capacity >> 1);
        grownTotal.set(total);
        total = grownTotal;
        for (let k = 0; k < count; k++) {
          const j = first[k]!;
          bits[0] = x[j]!;
          bits[1] = tx[j]!;
          bits[2] = T[j]!;
          let at = hashOfBits() & (capacity - 1);
          while (slots[at]! >= 0) at = (at + 1) & (capacity - 1);
          slots[at] = k;
        }
      }
    }
    total[found] = total[found]! + w;
    row[i] = found;
  }
  return sortByX(columns, first, total, count, row);
}

function sortByX(
  columns: Columns,
  first: Uint32Array,
  total: Float64Array,
  count: number,
  row: Uint32Array,
): MergedRows {
  const distinctX = code(count, (k) => columns.x[first[k]!]!);
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
  const x = new Float64Array(count);
  const weight = new Float64Array(count);
  const source = new Uint32Array(count);
  const groupWeight = new Float64Array(order.length);
  let customers = 0;
  for (let k = 0; k < count; k++) {
    const group = rank[distinctX.code[k]!]!;
    const to = next[group]!;
    next[group] = to + 1;
    place[k] = to;
    x[to] = distinctX.values[distinctX.code[k]!]!;
    weight[to] = total[k]!;
    source[to] = first[k]!;
    groupWeight[group] = groupWeight[group]! + total[k]!;
    customers += total[k]!;
  }
  for (let i = 0; i < row.length; i++) row[i] = place[row[i]!]!;
  return {
    x,
    tx: code(count, (k) => columns.tx[source[k]!]!),
    T: code(count, (k) => columns.T[source[k]!]!),
    weight,
    row,
    groupX: Float64Array.from(order, (group) => distinctX.values[group]!),
    groupStart,
    groupWeight,
    customers,
  };
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
