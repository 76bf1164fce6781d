/**
 * One row per order line or receipt, in any order. `time` is in days from any origin (a business day number, or with
 * a fraction for the time of day); `amount` in one currency, negative for a refund.
 */
export interface PurchaseLog {
  customer: ArrayLike<number | string>;
  time: ArrayLike<number>;
  amount?: ArrayLike<number>;
}

export interface SummariseOptions {
  /** End of observation, in days; later rows are ignored (they are the hold-out). The last row's time if left out. */
  end?: number;
  /** Days per unit of x, tx and T; 7 (weeks) unless told. */
  unitDays?: number;
  /** "day" (default): all purchases of one customer on one day are one; "exact": only those at the same time; "none". */
  merge?: "day" | "exact" | "none";
  /**
   * "net" (default): a refund lowers the spend of the purchase before it and never is a purchase itself; "drop": rows
   * below zero are ignored; "purchase": they count like any other row.
   */
  refunds?: "net" | "drop" | "purchase";
  /** "purchase" (default, as in the published CDNOW figures): a purchase of amount 0 counts; "drop": it does not. */
  zeroSpend?: "purchase" | "drop";
  /** True drops rows that repeat customer, time and amount exactly; false (default) keeps them. */
  dropDuplicates?: boolean;
}

/** Histories by customer, in order of first appearance in the log, and what was left out on the way. */
export interface Summary {
  customer: (number | string)[];
  x: Float64Array;
  tx: Float64Array;
  T: Float64Array;
  weight: Float64Array;
  /** Mean amount of the repeat purchases, the first purchase not counted; 0 when x = 0. */
  meanSpend: Float64Array;
  /** Amount of the first purchase, and its time in days. */
  firstSpend: Float64Array;
  firstTime: Float64Array;
  /** Sum of ln of the gaps between purchases in units (0 when x = 0): what Erlang-k models need to choose k. */
  logGaps: Float64Array;
  unitDays: number;
  end: number;
  left: { afterEnd: number; refunds: number; zeroSpend: number; duplicates: number };
}

/**
 * From a raw log to (x, tx, T). Same-day purchases merge (BTYD, CLVTools and the published CDNOW figures do so;
 * lifetimes does it by its `freq`), the first purchase counts neither in x nor in meanSpend (lifetimes and BTYD agree;
 * pymc-marketing too), and T runs from the first purchase to `end` inclusive of that day as difference of days.
 */
export function summarise(log: PurchaseLog, options: SummariseOptions = {}): Summary {
  const { merge = "day", refunds = "net", zeroSpend = "purchase", unitDays = 7 } = options;
  if (!(unitDays > 0)) throw new RangeError(`unitDays must be positive, got ${unitDays}`);
  const n = log.customer.length;
  if (log.time.length !== n || (log.amount && log.amount.length !== n)) {
    throw new RangeError(`columns differ in length: customer ${n}, time ${log.time.length}`);
  }
  let end = options.end ?? Number.NEGATIVE_INFINITY;
  for (let i = 0; i < n; i++) {
    const t = log.time[i]!;
    if (!Number.isFinite(t))
      throw new RangeError(`time must be a finite number of days, got ${t} in row ${i}`);
    const amount = log.amount ? log.amount[i]! : 0;
    if (!Number.isFinite(amount))
      throw new RangeError(`amount must be a finite number, got ${amount} in row ${i}`);
    if (options.end === undefined && t > end) end = t;
  }
  const { order, starts, names } = sortByCustomerAndTime(log);
  if (merge === "day") end = Math.floor(end);
  const lastInstant = merge === "day" ? end + 1 : end;
  const left = { afterEnd: 0, refunds: 0, zeroSpend: 0, duplicates: 0 };
  const customers = names.length;
  const column = () => new Float64Array(customers);
  const [x, tx, T, weight, meanSpend] = [column(), column(), column(), column(), column()];
  const [firstSpend, firstTime, logGaps] = [column(), column(), column()];
  const kept: (number | string)[] = [];
  for (let c = 0; c < customers; c++) {
    let purchases = 0;
    let [first, last, total, firstTotal, gaps] = [0, 0, 0, 0, 0];
    let lastRow = -1;
    let owed = 0;
    for (let k = starts[c]!; k < starts[c + 1]!; k++) {
      const i = order[k]!;
      const t = merge === "day" ? Math.floor(log.time[i]!) : log.time[i]!;
      const amount = log.amount ? log.amount[i]! : 0;
      if (merge === "day" ? log.time[i]! >= lastInstant : t > lastInstant) {
        left.afterEnd++;
        continue;
      }
      if (
        options.dropDuplicates &&
        lastRow >= 0 &&
        log.time[lastRow] === log.time[i] &&
        (log.amount?.[lastRow] ?? 0) === amount
      ) {
        left.duplicates++;
        continue;
      }
      lastRow = i;
      if (amount < 0 && refunds !== "purchase") {
        left.refunds++;
        if (refunds === "net") {
          if (purchases === 0) owed += amount;
          else if (purchases === 1) firstTotal += amount;
          else total += amount;
        }
        continue;
      }
      if (log.amount && amount === 0 && zeroSpend === "drop") {
        left.zeroSpend++;
        continue;
      }
      const same = purchases > 0 && merge !== "none" && t === last;
      if (!same) {
        if (purchases === 0) first = t;
        else gaps += Math.log(Math.max(t - last, Number.MIN_VALUE) / unitDays);
        purchases++;
        last = t;
      }
      if (purchases === 1) firstTotal += amount + owed;
      else total += amount;
      owed = 0;
    }
    if (purchases === 0) continue;
    const at = kept.length;
    kept.push(names[c]!);
    x[at] = purchases - 1;
    tx[at] = (last - first) / unitDays;
    T[at] = (end - first) / unitDays;
    weight[at] = 1;
    meanSpend[at] = purchases > 1 ? total / (purchases - 1) : 0;
    firstSpend[at] = firstTotal;
    firstTime[at] = first;
    logGaps[at] = gaps;
  }
  const m = kept.length;
  const cut = (v: Float64Array) => (m === customers ? v : v.slice(0, m));
  return {
    customer: kept,
    x: cut(x),
    tx: cut(tx),
    T: cut(T),
    weight: cut(weight),
    meanSpend: cut(meanSpend),
    firstSpend: cut(firstSpend),
    firstTime: cut(firstTime),
    logGaps: cut(logGaps),
    unitDays,
    end,
    left,
  };
}

interface Sorted {
  order: Uint32Array;
  starts: Uint32Array;
  names: (number | string)[];
}

/** Row numbers by customer (first appearance), then time, then place in the log; a counting sort by customer. */
export function sortByCustomerAndTime(log: PurchaseLog): Sorted {
  const n = log.customer.length;
  const index = new Map<number | string, number>();
  const names: (number | string)[] = [];
  const code = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const name = log.customer[i]!;
    let at = index.get(name);
    if (at === undefined) {
      at = names.length;
      index.set(name, at);
      names.push(name);
    }
    code[i] = at;
  }
  const starts = new Uint32Array(names.length + 1);
  for (let i = 0; i < n; i++) starts[code[i]! + 1] = starts[code[i]! + 1]! + 1;
  for (let c = 0; c < names.length; c++) starts[c + 1] = starts[c + 1]! + starts[c]!;
  const next = starts.slice();
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const c = code[i]!;
    order[next[c]!] = i;
    next[c] = next[c]! + 1;
  }
  for (let c = 0; c < names.length; c++) {
    const slice = order.subarray(starts[c]!, starts[c + 1]!);
    let sorted = true;
    for (let k = 1; k < slice.length && sorted; k++)
      sorted = log.time[slice[k - 1]!]! <= log.time[slice[k]!]!;
    if (!sorted) slice.sort((i, j) => log.time[i]! - log.time[j]! || i - j);
  }
  return { order, starts, names };
}
