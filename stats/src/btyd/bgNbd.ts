import {
  type BetaGeometricParams,
  betaGeometricLogLikelihood,
  logOddsGone,
} from "./betaGeometricLikelihood.ts";
import { coinModel } from "./coinModel.ts";
import type { Fit, FitOptions } from "./fit.ts";
import { fitBetaGeometric } from "./fitBetaGeometric.ts";
import type { Columns } from "./history.ts";
import type { MergedRows } from "./mergeRows.ts";

/**
 * Parameters of BG/NBD.
 *
 * | letter | meaning                                                                      |
 * |--------|------------------------------------------------------------------------------|
 * | r      | shape of the gamma distribution of purchase rates                             |
 * | alpha  | its rate, in time units: r / alpha purchases per unit for the mean customer   |
 * | a, b   | beta distribution of the chance to leave after a repeat purchase, mean a/(a+b) |
 */
export type BgNbdParams = BetaGeometricParams;

/**
 * Fits BG/NBD by maximum likelihood (Fader, Hardie & Lee 2005, "Counting your customers the easy way", equation 6).
 * Equal rows are merged first. Never fails silently: see `Fit.converged` and `Fit.reason`.
 */
export function fitBgNbd(
  columns: Columns | MergedRows,
  options: FitOptions<BgNbdParams> = {},
): Fit<BgNbdParams> {
  return fitBetaGeometric("BG/NBD", columns, 0, options);
}

/** Pure functions of BG/NBD. A customer who has not bought again is alive for certain: he has had no chance to leave. */
export const bgNbd = coinModel<BgNbdParams>({
  logLikelihood: (p, h) => betaGeometricLogLikelihood(p, h.x, h.tx, h.T, 0),
  logOddsGone: (p, h) => logOddsGone(p, h.x, h.tx, h.T, 0),
  future: (p, h) => ({ r: p.r + h.x, alpha: p.alpha + h.T, a: p.a, b: p.b + h.x, alive: 1 }),
  newcomer: (p) => ({ r: p.r, alpha: p.alpha, a: p.a, b: p.b, alive: 1 }),
});
