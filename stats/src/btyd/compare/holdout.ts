import { type PurchaseLog, type PurchaseOptions, type Purchases, readPurchases } from "../purchases.ts";
import { type Summary, summarisePurchases } from "../summarise.ts";

/** A calibration summary and what its customers did afterwards, row by row. */
export interface Split {
  purchases: Purchases;
  calibration: Summary;
  /** Purchases in (calibration end, hold-out end], and what was spent on them. */
  actual: Float64Array;
  actualSpend: Float64Array;
  /** Length of the hold-out, in units. */
  horizon: number;
}

/** Splits a log by time; customers who first buy in the hold-out take no part. Times in days. */
export function splitLog(
  log: PurchaseLog,
  calibrationEnd: number,
  holdoutEnd: number,
  options: PurchaseOptions & { unitDays?: number } = {},
): Split {
  if (!(holdoutEnd > calibrationEnd)) {
    throw new RangeError(`the hold-out must end after ${calibrationEnd}, got ${holdoutEnd}`);
  }
  const purchases = readPurchases(log, { ...options, end: holdoutEnd });
  // The calibration is read by itself: a refund in the hold-out must not reach back into it.
  const before = readPurchases(log, { ...options, end: calibrationEnd });
  const calibration = summarisePurchases(before, options.unitDays ?? 7);
  const at = new Map(purchases.customer.map((name, i) => [name, i]));
  const n = calibration.x.length;
  const actual = new Float64Array(n);
  const actualSpend = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const c = at.get(calibration.customer[i]!)!;
    for (let k = purchases.start[c]!; k < purchases.start[c + 1]!; k++) {
      if (purchases.time[k]! <= before.end) continue;
      actual[i] = actual[i]! + 1;
      actualSpend[i] = actualSpend[i]! + purchases.amount[k]!;
    }
  }
  return {
    purchases,
    calibration,
    actual,
    actualSpend,
    horizon: (purchases.end - before.end) / calibration.unitDays,
  };
}
