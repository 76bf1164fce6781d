import { digamma, trigamma } from "../special/digamma.ts";
import type { Purchases } from "./purchases.ts";

/** How evenly customers buy: 1 as a Poisson process, above steadier, below in bursts. */
export interface Regularity {
  /** Null where no customer has enough gaps. */
  k: number | null;
  /** Customers that the estimate rests on. */
  customers: number;
}

/**
 * Wheat & Morrison (1990): if a customer's gaps are gamma with shape k, the share of one of two successive gaps in
 * their sum is beta(k, k), whose variance 1 / (4 (2k + 1)) gives k. Of each customer the last two gaps are used. Since
 * which of the two comes first is a matter of taste, the variance is taken about 1/2.
 */
export function regularityWheat(purchases: Purchases): Regularity {
  const { start, time, customer } = purchases;
  let sum = 0;
  let count = 0;
  for (let c = 0; c < customer.length; c++) {
    const end = start[c + 1]!;
    if (end - start[c]! < 3) continue;
    const last = time[end - 1]! - time[end - 2]!;
    const before = time[end - 2]! - time[end - 3]!;
    sum += (last / (last + before) - 0.5) ** 2;
    count++;
  }
  if (count < 2 || sum === 0) return { k: null, customers: count };
  const variance = sum / (count - 1);
  return { k: (1 - 4 * variance) / (8 * variance), customers: count };
}

/** The median over customers with at least `minimumGaps` (10) gaps of the shape of a gamma fitted to their gaps. */
export function regularityMle(purchases: Purchases, minimumGaps = 10): Regularity {
  if (!(minimumGaps >= 2)) throw new RangeError(`minimumGaps must be 2 or more, got ${minimumGaps}`);
  const { start, time, customer } = purchases;
  const shapes: number[] = [];
  for (let c = 0; c < customer.length; c++) {
    const gaps = start[c + 1]! - start[c]! - 1;
    if (gaps < minimumGaps) continue;
    let [sum, logs] = [0, 0];
    for (let k = start[c]! + 1; k < start[c + 1]!; k++) {
      const gap = time[k]! - time[k - 1]!;
      sum += gap;
      logs += Math.log(gap);
    }
    shapes.push(gammaShape(Math.log(sum / gaps) - logs / gaps));
  }
  if (shapes.length === 0) return { k: null, customers: 0 };
  shapes.sort((a, b) => a - b);
  const middle = shapes.length >> 1;
  const k = shapes.length % 2 === 1 ? shapes[middle]! : 0.5 * (shapes[middle - 1]! + shapes[middle]!);
  return { k, customers: shapes.length };
}

/** Solves ln k - digamma(k) = s by Newton in 1/k from Minka's start (2002); capped at 50, as equal gaps have no k. */
function gammaShape(s: number): number {
  if (!(s > 0.01)) return 50;
  let k = (3 - s + Math.sqrt((s - 3) ** 2 + 24 * s)) / (12 * s);
  for (let step = 0; step < 20; step++) {
    const next = 1 / (1 / k + (Math.log(k) - digamma(k) - s) / (k * k * (1 / k - trigamma(k))));
    if (Math.abs(next - k) < 1e-14 * k) break;
    k = next;
  }
  return Math.min(k, 50);
}
