import { type Day, isoDay } from "./calendar.ts";
import { mix } from "./random.ts";

export const LARGE_CHANNELS = ["门店", "小程序", "电商", "外卖平台"];
export const DAYS_PER_YEAR = 365.25;

/**
 * Orders per customer at a quantile, linear in between and rounded down: median 2, p90 10, p99 59, at most 3,000,
 * 7.8 on average.
 */
const ORDERS_AT: readonly (readonly [quantile: number, orders: number])[] = [
  [0, 1],
  [0.44, 2],
  [0.62, 3],
  [0.72, 4],
  [0.8, 7],
  [0.8999, 10],
  [0.95, 25],
  [0.98, 46],
  [0.98995, 59],
  [0.995, 130],
  [0.998, 330],
  [0.999, 640],
  [0.9997, 1500],
  [0.99999, 3000],
  [1, 3000],
];

/** Customers take evenly spread quantiles (golden-ratio steps), so any number of them has this distribution. */
export function ordersOf(seed: number, customer: number): number {
  const quantile = ((mix(seed) + Math.imul(customer + 1, 0x9e3779b9)) >>> 0) / 4294967296;
  let i = 1;
  while (ORDERS_AT[i]![0] < quantile) i++;
  const [lowQuantile, low] = ORDERS_AT[i - 1]!;
  const [highQuantile, high] = ORDERS_AT[i]!;
  return Math.floor(low + ((high - low) * (quantile - lowQuantile)) / (highQuantile - lowQuantile));
}

/** All orders of the chain, day by day, as customer numbers. */
export interface Schedule {
  /** Customer of each order, ordered by day and within it by customer. */
  customers: Uint32Array;
  /** Where each day begins in `customers`; one entry more than there are days. */
  dayStarts: Uint32Array;
}

/**
 * Who orders when, by a counting sort in two identical passes: 4 bytes an order and nothing else. Orders of one customer
 * stand on a jittered grid from a first to a last day; three in ten stop early.
 */
export function schedule(seed: number, customers: number, days: number): Schedule {
  const dayStarts = new Uint32Array(days + 1);
  eachOrderDay(seed, customers, days, (_, day) => {
    dayStarts[day + 1]!++;
  });
  for (let day = 0; day < days; day++) dayStarts[day + 1]! += dayStarts[day]!;
  const next = dayStarts.slice(0, days);
  const byDay = new Uint32Array(dayStarts[days]!);
  eachOrderDay(seed, customers, days, (customer, day) => {
    byDay[next[day]!++] = customer;
  });
  return { customers: byDay, dayStarts };
}

function eachOrderDay(
  seed: number,
  customers: number,
  days: number,
  take: (customer: number, day: number) => void,
) {
  const salt = mix(seed ^ 0x5eed);
  for (let customer = 0; customer < customers; customer++) {
    const orders = ordersOf(seed, customer);
    let state = mix(salt + customer) || 1;
    const draw = (below: number) => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) % below;
    };
    // Whoever orders hundreds of times has been here from the beginning.
    const first = orders > 100 ? draw(Math.ceil(days / 10)) : draw(days);
    const rest = days - first;
    const span = draw(10) < 3 ? Math.ceil((rest * (30 + draw(70))) / 100) : rest;
    for (let k = 0; k < orders; k++) {
      take(customer, first + Math.floor((span * (k * 256 + (k === 0 ? 0 : draw(256)))) / (orders * 256)));
    }
  }
}

export interface Catalogue {
  size: number;
  perCategory: number;
  /** "S00001,品类01" of each product, one after the other, and where each begins. */
  bytes: Uint8Array;
  starts: Uint32Array;
  /** Price and cost in cents by year, then product: three percent dearer each year, to whole 角. */
  prices: Uint32Array;
  costs: Uint32Array;
}

const ENDINGS = [0, 50, 80, 90];

export function catalogue(seed: number, categories: number, products: number, years: number): Catalogue {
  const perCategory = Math.floor(products / categories);
  const size = perCategory * categories;
  const starts = new Uint32Array(size + 1);
  const prices = new Uint32Array(size * years);
  const costs = new Uint32Array(size * years);
  const parts: Buffer[] = [];
  for (let i = 0; i < size; i++) {
    const part = Buffer.from(`${productCode(i)},${categoryName(Math.floor(i / perCategory))}`);
    parts.push(part);
    starts[i + 1] = starts[i]! + part.length;
    const lot = mix(mix(seed ^ 0x9a1c) + i);
    // Small prices are common and large ones rare: a square of a uniform draw, from 1 to 80 元.
    const uniform = (lot & 1023) / 1024;
    const base = (1 + Math.floor(uniform * uniform * 79)) * 100 + ENDINGS[(lot >>> 10) & 3]!;
    const costPercent = 55 + ((lot >>> 12) % 31);
    for (let year = 0; year < years; year++) {
      const price = Math.floor((base * (100 + 3 * year)) / 1000) * 10;
      prices[year * size + i] = price;
      costs[year * size + i] = Math.round((price * costPercent) / 100);
    }
  }
  return { size, perCategory, bytes: Buffer.concat(parts), starts, prices, costs };
}

export function productCode(product: number): string {
  return `S${String(product + 1).padStart(5, "0")}`;
}

export function categoryName(category: number): string {
  return `品类${String(category + 1).padStart(2, "0")}`;
}

export function isoDays(from: Day, count: number): string[] {
  return Array.from({ length: count }, (_, i) => isoDay(from + i));
}
