import { digamma, trigamma } from "../special/digamma.ts";
import { logPochhammer } from "../special/logBeta.ts";
import { type Fit, type FitOptions, fitProblem } from "./fit.ts";
import { rateRidge } from "./fitBetaGeometric.ts";
import type { Columns } from "./history.ts";
import { toLogScale } from "./logScale.ts";
import { type MergedRows, meanOf, mergeRows } from "./mergeRows.ts";

/** Parameters of the NBD: purchase rates are gamma with shape r and rate alpha (time units); nobody ever leaves. */
export interface NbdParams {
  r: number;
  alpha: number;
}

/**
 * Fits the NBD (Ehrenberg 1959). The likelihood is that of the purchase times, Gamma(r+x)/Gamma(r) alpha^r
 * (alpha+T)^-(r+x), as in all models here, so that log-likelihoods may be compared; it differs from that of the
 * counts by terms without parameters.
 */
export function fitNbd(columns: Columns | MergedRows, options: FitOptions<NbdParams> = {}): Fit<NbdParams> {
  const rows = "groupStart" in columns ? columns : mergeRows(columns);
  const mean = meanOf(rows);
  const scale = Math.max(mean.T, 1e-300);
  const rate = Math.max(mean.x, 0.02) / scale;
  return fitProblem({
    model: "NBD",
    parameters: [
      { name: "r", scale: 1 },
      { name: "alpha", scale },
    ],
    starts: [
      { r: 0.5, alpha: 0.5 / rate },
      { r: 5, alpha: 5 / rate },
    ],
    objective: (theta) => {
      const [r, alpha] = theta.map(Math.exp) as unknown as [number, number];
      let value = 0;
      let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0];
      rows.groupX.forEach((x, group) => {
        const m = r + x;
        const W = rows.groupWeight[group]!;
        value += W * (logPochhammer(r, x) - x * Math.log(alpha));
        g0 += W * (digamma(m) - digamma(r));
        h00 += W * (trigamma(m) - trigamma(r));
        for (let k = rows.groupStart[group]!; k < rows.groupStart[group + 1]!; k++) {
          const w = rows.weight[k]!;
          const T = rows.T.values[rows.T.code[k]!]!;
          const l = Math.log1p(T / alpha);
          const i = 1 / (alpha + T);
          value -= w * m * l;
          g0 -= w * l;
          g1 += w * (r / alpha - m * i);
          h01 += w * (1 / alpha - i);
          h11 += w * (m * i * i - r / (alpha * alpha));
        }
      });
      return toLogScale([r, alpha], value, Float64Array.of(g0, g1), Float64Array.of(h00, h01, h01, h11));
    },
    customers: rows.customers,
    distinctRows: rows.x.length,
    ridges: [rateRidge],
    options,
  });
}

/** Expected purchases in (T, T + horizon] under the NBD: (r + x) horizon / (alpha + T). */
export function nbdExpectedTransactions(
  params: NbdParams,
  history: { x: number; T: number },
  horizon: number,
): number {
  return ((params.r + history.x) * horizon) / (params.alpha + history.T);
}
