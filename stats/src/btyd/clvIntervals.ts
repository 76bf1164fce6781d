import { type ClvOptions, clvAll, discountedPurchasesAll } from "./clv.ts";
import type { Fit } from "./fit.ts";
import { type GammaGammaParams, gammaGamma } from "./gammaGamma.ts";
import type { Columns } from "./history.ts";
import { productIntervals } from "./intervals.ts";
import type { CustomerModel } from "./model.ts";

/** Customer lifetime value and its interval, in money, one row per customer. */
export interface ClvTable {
  clv: Float64Array;
  low: Float64Array;
  high: Float64Array;
}

/**
 * `clvAll` with delta-method intervals at `level` (0.95): the uncertainty of both fits' parameters, not the luck of one
 * customer. Costs two evaluations per parameter, no refit.
 */
export function clvIntervals<P extends object>(
  model: CustomerModel<P>,
  fit: Fit<P>,
  spendFit: Fit<GammaGammaParams>,
  columns: Columns & { meanSpend: ArrayLike<number> },
  options: ClvOptions,
  level = 0.95,
): ClvTable {
  const { low, high } = productIntervals(
    { fit, predict: (params) => discountedPurchasesAll(model, params, columns, options) },
    { fit: spendFit, predict: (params) => gammaGamma.expectedSpendAll(params, columns) },
    { level },
  );
  const margin = options.margin ?? 1;
  return {
    clv: clvAll(model, fit.params, spendFit.params, columns, options),
    low: low.map((v) => v * margin),
    high: high.map((v) => v * margin),
  };
}
