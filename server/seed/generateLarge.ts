import { dayOf } from "./calendar.ts";
import { customerFile, productFile } from "./largeLists.ts";
import { orderLineFile } from "./largeOrderLines.ts";
import { DAYS_PER_YEAR, ordersOf } from "./largeTrade.ts";

export interface LargeOptions {
  seed: number;
  customers: number;
  /** On average; the orders per customer are fixed, so this sets the lines per order (20 makes about 2.6). */
  linesPerCustomer: number;
  /** The last day with orders. */
  until: string;
  years: number;
  categories: number;
  products: number;
}

export interface LargeTotals {
  rows: number;
  orders: number;
  /** Σ 金额 in cents. */
  amountCents: number;
}

/** Files of a size for measuring, as chunks of UTF-8 CSV with Chinese headers, each file from its start at every call. */
export interface Large {
  options: LargeOptions;
  orders: number;
  customers(): Generator<Uint8Array, number>;
  products(): Generator<Uint8Array, number>;
  /** By day; the generator's return value is what was written. */
  orderLines(): Generator<Uint8Array, LargeTotals>;
}

/**
 * A chain of any size, heavy-tailed, in memory of four bytes an order. Same options, same bytes. Nothing is planted: these
 * rows are for weighing, not for finding.
 */
export function generateLarge(given: Partial<LargeOptions> & { until: string }): Large {
  const options: LargeOptions = {
    seed: 1,
    customers: 1_000_000,
    linesPerCustomer: 20,
    years: 4,
    categories: 40,
    products: 20_000,
    ...given,
  };
  const { seed, customers, linesPerCustomer, years } = options;
  for (const [name, value, max] of [
    ["customers", customers, 10_000_000],
    ["years", years, 10],
    ["categories", options.categories, 99],
    ["products", options.products, 99_999],
  ] as const) {
    if (!Number.isSafeInteger(value) || value < 1 || value > max) {
      throw new RangeError(`${name} must be from 1 to ${max}: ${value}`);
    }
  }
  if (options.products < options.categories) throw new RangeError("fewer products than categories");
  let orders = 0;
  for (let customer = 0; customer < customers; customer++) orders += ordersOf(seed, customer);
  const linesPerOrder = (linesPerCustomer * customers) / orders;
  if (!(linesPerOrder >= 1 && linesPerOrder <= 20)) {
    throw new RangeError(`linesPerCustomer must give 1 to 20 lines an order: ${linesPerCustomer}`);
  }
  const days = Math.floor(years * DAYS_PER_YEAR);
  const from = dayOf(options.until) - days + 1;
  return {
    options,
    orders,
    customers: () => customerFile(options, from, days),
    products: () => productFile(options),
    orderLines: () => orderLineFile(options, from, days, linesPerOrder),
  };
}
