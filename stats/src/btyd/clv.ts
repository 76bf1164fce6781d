import { type GammaGammaParams, gammaGamma } from "./gammaGamma.ts";
import type { Columns, History } from "./history.ts";
import type { CustomerModel } from "./model.ts";

/** Mean length of a month and a year of the Gregorian calendar, in days. */
export const MONTH_DAYS = 365.2425 / 12;
export const YEAR_DAYS = 365.2425;

export interface ClvOptions {
  /** Months ahead; Infinity for the rest of the customer's life (needs a discount). */
  months: number;
  /** Discount per year, 0.1 for ten per cent: an amount after t years counts 1 / (1 + rate)^t. */
  yearlyDiscount: number;
  /** Days per time unit of the data: 7 for weeks. A month is a month whatever this is. */
  unitDays: number;
  /** Share of the amount that is margin; 1 unless told. */
  margin?: number;
  /**
   * "monthEnd" (default): each month's purchases are discounted as if paid at its end, as lifetimes and the usual
   * business calculation do. "continuous": at the moment they are made.
   */
  timing?: "monthEnd" | "continuous";
  /** Replaces the calendar month, to reproduce published figures that take 4 or 4.345 weeks. */
  unitsPerMonth?: number;
}

function checked(options: ClvOptions): Required<ClvOptions> {
  const { months, yearlyDiscount, unitDays, margin = 1, timing = "monthEnd" } = options;
  if (!(months >= 0)) throw new RangeError(`months must be zero or more, got ${months}`);
  if (!(yearlyDiscount > -1)) throw new RangeError(`yearlyDiscount must exceed -1, got ${yearlyDiscount}`);
  if (!(unitDays > 0)) throw new RangeError(`unitDays must be positive, got ${unitDays}`);
  const unitsPerMonth = options.unitsPerMonth ?? MONTH_DAYS / unitDays;
  return { months, yearlyDiscount, unitDays, margin, timing, unitsPerMonth };
}

/**
 * Expected purchases of each customer over the horizon, discounted: multiply by expected spend for CLV.
 * Whole and broken months: the last month may be part of one.
 */
export function discountedPurchasesAll<P>(
  model: CustomerModel<P>,
  params: P,
  columns: Columns,
  options: ClvOptions,
): Float64Array {
  const { months, yearlyDiscount, timing, unitsPerMonth } = checked(options);
  if (timing === "continuous" || months === Number.POSITIVE_INFINITY) {
    const perUnit = Math.log1p(yearlyDiscount) / 12 / unitsPerMonth;
    if (months === Number.POSITIVE_INFINITY && perUnit <= 0) {
      throw new RangeError(`an infinite horizon needs a positive yearlyDiscount, got ${yearlyDiscount}`);
    }
    return model.discountedTransactionsAll(params, columns, perUnit, months * unitsPerMonth);
  }
  const ends = Array.from({ length: Math.ceil(months) }, (_, k) => Math.min(k + 1, months));
  const factors = ends.map((end) => (1 + yearlyDiscount) ** (-end / 12));
  // Sum of (E(k) - E(k-1)) f(k) is the sum of E(k) (f(k) - f(k+1)): one weight per month end.
  return model.expectedCombinationAll(
    params,
    columns,
    ends.map((end) => end * unitsPerMonth),
    factors.map((factor, k) => factor - (factors[k + 1] ?? 0)),
  );
}

/** Customer lifetime value in money for every customer: margin × expected spend × discounted expected purchases. */
export function clvAll<P>(
  model: CustomerModel<P>,
  params: P,
  spend: GammaGammaParams,
  columns: Columns & { meanSpend: ArrayLike<number> },
  options: ClvOptions,
): Float64Array {
  const out = discountedPurchasesAll(model, params, columns, options);
  const margin = options.margin ?? 1;
  const amounts = gammaGamma.expectedSpendAll(spend, columns);
  for (let i = 0; i < out.length; i++) out[i] = out[i]! * margin * amounts[i]!;
  return out;
}

/** `clvAll` for one customer. */
export function clv<P>(
  model: CustomerModel<P>,
  params: P,
  spend: GammaGammaParams,
  customer: History & { meanSpend: number },
  options: ClvOptions,
): number {
  const { x, tx, T, meanSpend } = customer;
  return clvAll(model, params, spend, { x: [x], tx: [tx], T: [T], meanSpend: [meanSpend] }, options)[0]!;
}
