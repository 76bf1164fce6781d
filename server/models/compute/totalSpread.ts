import {
  type Fit,
  type GammaGammaParams,
  gammaGamma,
  normalQuantile,
  type SpendColumns,
  totalForecast,
} from "@perennial/stats";
import type { FitReport } from "../schema.ts";
import { modelByTitle } from "./modelByTitle.ts";
import { logVariance } from "./scoreRows.ts";

interface Known {
  fit: Fit<object>;
  spendFit: Fit<GammaGammaParams>;
  columns: { x: Float64Array; tx: Float64Array; T: Float64Array } & SpendColumns;
  /** Units of time in a year ahead. */
  horizon: number;
}

const level = 0.8;
const z = normalQuantile(0.5 + level / 2);
/** So much of the spread may come from customers whose mean order value has no variance. */
const mostWild = 0.05;

/** Both parts are shares, which so many customers tell. */
const mostLookedAt = 4000;

/**
 * What the interval of a sum of customers' worth is made from. `own`: of each customer, variance over (value of an order)² x
 * expected purchases: the spread of the count, of single orders, and of what is not known of the customer's own mean. Customers
 * are independent given the parameters, so these add. `relative`: squared share of the total by which the parameters may be off,
 * which is common to all. Null where a fit has no information matrix.
 */
export function totalSpread({ fit, spendFit, columns, horizon }: Known): FitReport["totalSpread"] {
  if (!fit.covarianceLog || !spendFit.covarianceLog) return null;
  const some = spread(columns);
  const model = modelByTitle(fit.model);
  const variance = (of: Fit<object>) => {
    const { mean, high } = totalForecast(model, of, some, [horizon], { level });
    return { mean: mean[0]!, variance: ((high[0]! - mean[0]!) / z) ** 2 };
  };
  const alone = variance({ ...fit, covarianceLog: null });
  const both = variance(fit);
  if (!(alone.mean > 0)) return null;
  const purchases = model.expectedTransactionsAll(fit.params, some, horizon);
  const total = (params: GammaGammaParams) => {
    const value = gammaGamma.expectedSpendAll(params, some);
    return purchases.reduce((sum, n, i) => sum + n * value[i]!, 0);
  };
  const [spend] = logVariance(spendFit, (params) => Float64Array.of(total(params)));
  const { p, q } = spendFit.params;
  const value = gammaGamma.expectedSpendAll(spendFit.params, some);
  let [means, orders, wild] = [0, 0, 0];
  purchases.forEach((n, i) => {
    orders += n * value[i]! ** 2;
    // Of the mean of a customer's orders, equation (5) of Fader & Hardie (2013): inverse gamma with shape p x + q.
    const free = p * some.x[i]! + q - 2;
    if (free > 0) means += (n * value[i]!) ** 2 / free;
    else wild += n * value[i]! ** 2;
  });
  // Such a mean has no variance: where much of the total hangs on them, no interval can be told from it.
  if (wild > mostWild * orders) return null;
  return {
    own: alone.variance / alone.mean + 1 / p + (orders > 0 ? means / orders : 0),
    relative: Math.max(0, both.variance - alone.variance) / both.mean ** 2 + spend!,
  };
}

/** All customers, or evenly spread ones of many. */
function spread(columns: Known["columns"]): Known["columns"] {
  const n = columns.x.length;
  if (n <= mostLookedAt) return columns;
  const take = (of: ArrayLike<number>) =>
    Float64Array.from({ length: mostLookedAt }, (_, k) => of[Math.floor((k * n) / mostLookedAt)]!);
  const { x, tx, T, meanSpend } = columns;
  return { x: take(x), tx: take(tx), T: take(T), meanSpend: take(meanSpend) };
}
