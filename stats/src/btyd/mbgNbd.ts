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

/** Parameters of MBG/NBD: as BG/NBD, but the chance to leave is also taken right after the first purchase. */
export type MbgNbdParams = BetaGeometricParams;

/** Fits MBG/NBD by maximum likelihood (Batislam, Denizel & Filiztekin 2007, equation 5). See `Fit`. */
export function fitMbgNbd(
  columns: Columns | MergedRows,
  options: FitOptions<MbgNbdParams> = {},
): Fit<MbgNbdParams> {
  return fitBetaGeometric("MBG/NBD", columns, 1, options);
}

/** Pure functions of MBG/NBD; the same names and units as those of BG/NBD. */
export const mbgNbd = coinModel<MbgNbdParams>({
  logLikelihood: (p, h) => betaGeometricLogLikelihood(p, h.x, h.tx, h.T, 1),
  logOddsGone: (p, h) => logOddsGone(p, h.x, h.tx, h.T, 1),
  future: (p, h) => ({ r: p.r + h.x, alpha: p.alpha + h.T, a: p.a, b: p.b + h.x + 1, alive: 1 }),
  newcomer: (p) => ({ r: p.r, alpha: p.alpha, a: p.a, b: p.b + 1, alive: p.b / (p.a + p.b) }),
});
