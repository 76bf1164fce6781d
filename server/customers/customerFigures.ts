import { addMonths, daysBetween } from "./asOfDay.ts";

/** One order of a customer, as the definition counts it. */
export interface CustomerOrder {
  order: string;
  on: string;
  amount: number;
  /** False for what only takes money away. */
  bought: boolean;
}

export interface CustomerFigures {
  amount: number;
  orders: number;
  amountYear: number;
  ordersYear: number;
  amountYearBefore: number;
  ordersYearBefore: number;
  averageOrder: number | null;
  firstOn: string | null;
  lastOn: string | null;
  silentDays: number | null;
  rhythm: Rhythm | null;
  clv: Clv | null;
}

export interface Rhythm {
  /** Median of the days between two purchase days, with the quartiles beside it. */
  median: number;
  low: number;
  high: number;
  gaps: number;
  /** The silence now over the median. */
  timesUsual: number;
  /** Share of the customer's own gaps that were longer than the silence now. */
  longerShare: number;
  /** Median of the gaps of the last and of the earlier half: is she coming more or less often? */
  medianEarlier: number | null;
  medianLater: number | null;
}

interface Clv {
  averageOrder: number;
  ordersPerYear: number;
  years: number;
  observedYears: number;
  value: number;
}

/**
 * What a file says about value. CLV by the article's formula: average order × orders a year × expected years, where
 * orders a year are counted over the time since the first purchase, at least one year.
 */
export function customerFigures(
  orders: readonly CustomerOrder[],
  asOf: string,
  years: number,
): CustomerFigures {
  const yearFrom = addMonths(asOf, -12);
  const beforeFrom = addMonths(asOf, -24);
  const bought = orders.filter((order) => order.bought);
  const year = orders.filter((order) => order.on > yearFrom && order.on <= asOf);
  const before = orders.filter((order) => order.on > beforeFrom && order.on <= yearFrom);
  const amount = sum(orders);
  const days = [...new Set(bought.map((order) => order.on))].sort();
  const firstOn = days[0] ?? null;
  const lastOn = days.at(-1) ?? null;
  const silentDays = lastOn === null ? null : Math.max(0, daysBetween(lastOn, asOf));
  const observedYears = firstOn === null ? 0 : Math.max(1, (daysBetween(firstOn, asOf) + 1) / 365.25);
  const averageOrder = bought.length === 0 ? null : amount / bought.length;
  return {
    amount,
    orders: bought.length,
    amountYear: sum(year),
    ordersYear: year.filter((order) => order.bought).length,
    amountYearBefore: sum(before),
    ordersYearBefore: before.filter((order) => order.bought).length,
    averageOrder,
    firstOn,
    lastOn,
    silentDays,
    rhythm: silentDays === null ? null : rhythmOf(days, silentDays),
    clv:
      averageOrder === null
        ? null
        : {
            averageOrder,
            ordersPerYear: bought.length / observedYears,
            years,
            observedYears,
            value: averageOrder * (bought.length / observedYears) * years,
          },
  };
}

/** Needs three gaps: with fewer, there is no habit to speak of. */
export function rhythmOf(days: readonly string[], silentDays: number): Rhythm | null {
  const gaps = days.slice(1).map((day, i) => daysBetween(days[i]!, day));
  if (gaps.length < 3) return null;
  const median = quantile(gaps, 0.5);
  const half = Math.floor(gaps.length / 2);
  return {
    median,
    low: quantile(gaps, 0.25),
    high: quantile(gaps, 0.75),
    gaps: gaps.length,
    timesUsual: silentDays / median,
    longerShare: gaps.filter((gap) => gap > silentDays).length / gaps.length,
    medianEarlier: gaps.length < 6 ? null : quantile(gaps.slice(0, half), 0.5),
    medianLater: gaps.length < 6 ? null : quantile(gaps.slice(half), 0.5),
  };
}

/** Linear between the two nearest. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)]!;
  const high = sorted[Math.ceil(at)]!;
  return low + (high - low) * (at - Math.floor(at));
}

/** Cents are added as whole numbers, so that 0.1 + 0.2 is 0.3. */
function sum(orders: readonly CustomerOrder[]): number {
  return orders.reduce((total, order) => total + Math.round(order.amount * 10_000), 0) / 10_000;
}
