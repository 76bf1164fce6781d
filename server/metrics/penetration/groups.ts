import { normalQuantile, wilsonInterval } from "@perennial/stats";
import type { Penetration } from "./schema.ts";

export interface Cell {
  categories: number;
  band: number;
  customers: number;
  back: number;
  amount: number;
  squared: number;
}

const z = -normalQuantile(0.025);
/** A band of orders with fewer says nothing; bands that say something must hold so much of all customers. */
const fewest = 10;
const covered = 0.8;

/**
 * By number of categories: how many came back, and what they bought. Who orders often buys in more categories by that
 * alone, so `adjusted` is the share as if each group had the orders of all customers (direct standardisation over bands
 * of orders). It is null where a group is missing from too many bands.
 */
export function groupsOf(cells: readonly Cell[]): Penetration["groups"] {
  const all = cells.reduce((sum, cell) => sum + cell.customers, 0);
  const weight = new Map<number, number>();
  for (const { band, customers } of cells) weight.set(band, (weight.get(band) ?? 0) + customers / all);
  return [...new Set(cells.map((cell) => cell.categories))]
    .sort((a, b) => a - b)
    .map((categories) => {
      const own = cells.filter((cell) => cell.categories === categories);
      const sum = (what: "customers" | "back" | "amount" | "squared") =>
        own.reduce((n, cell) => n + cell[what], 0);
      const n = sum("customers");
      const [low, high] = wilsonInterval(sum("back"), n);
      const mean = sum("amount") / n;
      const error = n < 2 ? null : Math.sqrt(Math.max(0, sum("squared") - n * mean * mean) / (n - 1) / n);
      const told = own.filter((cell) => cell.customers >= fewest);
      const share = told.reduce((w, cell) => w + weight.get(cell.band)!, 0);
      return {
        categories,
        customers: n,
        back: sum("back"),
        backShare: sum("back") / n,
        interval: { low, high },
        adjusted:
          share < covered
            ? null
            : told.reduce((p, cell) => p + (weight.get(cell.band)! * cell.back) / cell.customers, 0) / share,
        amountEach: mean,
        amountInterval: error === null ? null : { low: mean - z * error, high: mean + z * error },
      };
    });
}
