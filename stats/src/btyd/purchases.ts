/**
 * One row per order line or receipt, in any order. `time` is in days from any origin (a business day number, or with
 * a fraction for the time of day); `amount` in one currency, negative for a refund.
 */
export interface PurchaseLog {
  customer: ArrayLike<number | string>;
  time: ArrayLike<number>;
  amount?: ArrayLike<number>;
}

/** What counts as a purchase. */
export interface PurchaseOptions {
  /** End of observation, in days; later rows are ignored (they are the hold-out). The last row's time if left out. */
  end?: number;
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

/** Clean purchases by customer, then time. Customer c owns rows start[c] … start[c + 1] - 1. */
export interface Purchases {
  /** Customers with a purchase, in order of first appearance in the log. */
  customer: (number | string)[];
  start: Uint32Array;
  time: Float64Array;
  amount: Float64Array;
  end: number;
  /** Rows that count for nothing, by reason. */
  left: { afterEnd: number; refunds: number; zeroSpend: number; duplicates: number };
}

/** Sorts, merges and nets a raw log. Nothing after `end` has any influence, a later refund neither. */
export function readPurchases(log: PurchaseLog, options: PurchaseOptions = {}): Purchases {
  const { merge = "day", refunds = "net", zeroSpend = "purchase", dropDuplicates = false } = options;
  const n = log.customer.length;
  const end = endOf(log, options.end, merge);
  const { order, starts, names } = sortByCustomerAndTime(log);
  const left = { afterEnd: 0, refunds: 0, zeroSpend: 0, duplicates: 0 };
  const time = new Float64Array(n);
  const amounts = new Float64Array(n);
  const start = new Uint32Array(names.length + 1);
  const customer: (number | string)[] = [];
  let rows = 0;
  for (let c = 0; c < names.length; c++) {
    const first = rows;
    let owed = 0;
    let lastRow = -1;
    for (let k = starts[c]!; k < starts[c + 1]!; k++) {
      const i = order[k]!;
      const t = merge === "day" ? Math.floor(log.time[i]!) : log.time[i]!;
      const amount = log.amount ? log.amount[i]! : 0;
      if (t > end) {
        left.afterEnd++;
        continue;
      }
      const twin =
        lastRow >= 0 && log.time[lastRow] === log.time[i] && (log.amount?.[lastRow] ?? 0) === amount;
      if (dropDuplicates && twin) {
        left.duplicates++;
        continue;
      }
      lastRow = i;
      if (amount < 0 && refunds !== "purchase") {
        left.refunds++;
        if (refunds === "drop") continue;
        if (rows === first) owed += amount;
        else amounts[rows - 1] = amounts[rows - 1]! + amount;
        continue;
      }
      if (log.amount && amount === 0 && zeroSpend === "drop") {
        left.zeroSpend++;
        continue;
      }
      if (rows > first && merge !== "none" && t === time[rows - 1])
        amounts[rows - 1] = amounts[rows - 1]! + amount;
      else {
        time[rows] = t;
        amounts[rows] = amount + owed;
        owed = 0;
        rows++;
      }
    }
    if (rows > first) {
      customer.push(names[c]!);
      start[customer.length] = rows;
    }
  }
  return {
    customer,
    start: start.slice(0, customer.length + 1),
    time: time.slice(0, rows),
    amount: amounts.slice(0, rows),
    end,
    left,
  };
}

function endOf(log: PurchaseLog, given: number | undefined, merge: "day" | "exact" | "none"): number {
  const n = log.customer.length;
  if (log.time.length !== n || (log.amount && log.amount.length !== n)) {
    throw new RangeError(`columns differ in length: customer ${n}, time ${log.time.length}`);
  }
  let latest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < n; i++) {
    const t = log.time[i]!;
    if (!Number.isFinite(t))
      throw new RangeError(`time must be a finite number of days, got ${t} in row ${i}`);
    const amount = log.amount ? log.amount[i]! : 0;
    if (!Number.isFinite(amount))
      throw new RangeError(`amount must be a finite number, got ${amount} in row ${i}`);
    if (t > latest) latest = t;
  }
  const end = given ?? latest;
  return merge === "day" ? Math.floor(end) : end;
}

interface Sorted {
  order: Uint32Array;
  starts: Uint32Array;
  names: (number | string)[];
}

/** Row numbers by customer (first appearance), then time, then place in the log; a counting sort by customer. */
function sortByCustomerAndTime(log: PurchaseLog): Sorted {
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
