import { type PurchaseLog, type PurchaseOptions, type Purchases, readPurchases } from "./purchases.ts";

export type { PurchaseLog } from "./purchases.ts";

export interface SummariseOptions extends PurchaseOptions {
  /** Days per unit of x, tx and T; 7 (weeks) unless told. */
  unitDays?: number;
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
  left: Purchases["left"];
}

/**
 * From a raw log to (x, tx, T). Where packages disagree, this is what is done: purchases of one day are one (as BTYD,
 * CLVTools and the published CDNOW figures have it; `merge` says otherwise); the first purchase counts neither in x nor
 * in meanSpend; T runs from the first purchase to `end`, in whole days when days are merged; refunds are no purchases.
 */
export function summarise(log: PurchaseLog, options: SummariseOptions = {}): Summary {
  return summarisePurchases(readPurchases(log, options), options.unitDays ?? 7);
}

/** The same from purchases already read; rows after `end` (in days) are passed over. */
export function summarisePurchases(purchases: Purchases, unitDays: number, end = purchases.end): Summary {
  if (!(unitDays > 0)) throw new RangeError(`unitDays must be positive, got ${unitDays}`);
  const { start, time, amount } = purchases;
  const n = purchases.customer.length;
  const column = () => new Float64Array(n);
  const [x, tx, T, weight, meanSpend] = [column(), column(), column(), column(), column()];
  const [firstSpend, firstTime, logGaps] = [column(), column(), column()];
  const customer: (number | string)[] = [];
  for (let c = 0; c < n; c++) {
    const from = start[c]!;
    const first = time[from]!;
    if (first > end) continue;
    const at = customer.length;
    customer.push(purchases.customer[c]!);
    let last = first;
    let spend = 0;
    let gaps = 0;
    let repeats = 0;
    for (let k = from + 1; k < start[c + 1]! && time[k]! <= end; k++) {
      // A gap of nothing (unmerged rows of one instant) has no logarithm; half a minute stands for it.
      gaps += Math.log(Math.max(time[k]! - last, 1 / 2880) / unitDays);
      spend += amount[k]!;
      last = time[k]!;
      repeats++;
    }
    x[at] = repeats;
    tx[at] = (last - first) / unitDays;
    T[at] = (end - first) / unitDays;
    weight[at] = 1;
    meanSpend[at] = repeats > 0 ? spend / repeats : 0;
    firstSpend[at] = amount[from]!;
    firstTime[at] = first;
    logGaps[at] = gaps;
  }
  const m = customer.length;
  const cut = (v: Float64Array) => (m === n ? v : v.slice(0, m));
  return {
    customer,
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
    left: purchases.left,
  };
}
