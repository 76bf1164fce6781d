import type { Objective } from "../optimise/maximise.ts";
import { digamma, trigamma } from "../special/digamma.ts";
import { logBetaRatio, logPochhammer } from "../special/logBeta.ts";
import { toLogScale } from "./logScale.ts";
import type { MergedRows } from "./mergeRows.ts";

export interface BetaGeometricParams {
  r: number;
  alpha: number;
  a: number;
  b: number;
}

/**
 * Log-likelihood of BG/NBD (`chances` 0) and MBG/NBD (`chances` 1), which differ only in whether the customer may
 * also drop out right after the first purchase: `chances + x` coins have been tossed.
 *
 *   ln Gamma(r+x) - ln Gamma(r) + r ln alpha - (r+x) ln(alpha+T) + ln (b)_n - ln (a+b)_n + ln(1 + e^u),
 *   u = ln(a / (b+n-1)) + (r+x) ln((alpha+T) / (alpha+tx)),   n = x + chances,
 *
 * the last term absent when no coin has been tossed. Equations (6) of Fader, Hardie & Lee (2005a) and (5) of
 * Batislam, Denizel & Filiztekin (2007), divided through by the "still alive" term. e^u is the odds of being gone.
 */
export function betaGeometricLogLikelihood(
  params: BetaGeometricParams,
  x: number,
  tx: number,
  T: number,
  chances: 0 | 1,
): number {
  const { r, alpha, a, b } = params;
  const n = x + chances;
  const alive =
    logPochhammer(r, x) - r * Math.log1p(T / alpha) - x * Math.log(alpha + T) - logRising(b, a, n);
  if (n === 0) return alive;
  const u = logOddsGone(params, x, tx, T, chances);
  return alive + (u > 0 ? u + Math.log1p(Math.exp(-u)) : Math.log1p(Math.exp(u)));
}

/** ln of the odds that the customer is gone, -Infinity when there was no chance to leave yet. */
export function logOddsGone(
  { r, alpha, a, b }: BetaGeometricParams,
  x: number,
  tx: number,
  T: number,
  chances: 0 | 1,
): number {
  const n = x + chances;
  if (n === 0) return Number.NEGATIVE_INFINITY;
  return Math.log(a / (b + n - 1)) + (r + x) * Math.log1p((T - tx) / (alpha + tx));
}

/** -ln of (b)_n / (a+b)_n, the chance of surviving n coins: ln of the rising factorials' ratio without cancelling. */
function logRising(b: number, a: number, n: number): number {
  if (n <= 32) {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += Math.log1p(a / (b + k));
    return sum;
  }
  return -logBetaRatio(a, b, n);
}

/** The same for one history; `gradient` receives the derivatives in (r, alpha, a, b) themselves. */
export function betaGeometricRow(
  params: BetaGeometricParams,
  x: number,
  tx: number,
  T: number,
  chances: 0 | 1,
  gradient: Float64Array,
): number {
  const { r, alpha, a, b } = params;
  const n = x + chances;
  const m = r + x;
  const lT = Math.log1p(T / alpha);
  const psi = n > 0 ? digamma(a + b) - digamma(a + b + n) : 0;
  gradient[0] = digamma(m) - digamma(r) - lT;
  gradient[1] = r / alpha - m / (alpha + T);
  gradient[2] = psi;
  gradient[3] = n > 0 ? psi + digamma(b + n) - digamma(b) : 0;
  const alive = logPochhammer(r, x) - x * Math.log(alpha) - m * lT - logRising(b, a, n);
  if (n === 0) return alive;
  const u = logOddsGone(params, x, tx, T, chances);
  const e = Math.exp(u > 0 ? -u : u);
  const q = (u > 0 ? 1 : e) / (1 + e);
  gradient[0] = gradient[0]! + q * Math.log1p((T - tx) / (alpha + tx));
  gradient[1] = gradient[1]! + q * m * (1 / (alpha + T) - 1 / (alpha + tx));
  gradient[2] = gradient[2]! + q / a;
  gradient[3] = gradient[3]! - q / (b + n - 1);
  return alive + Math.max(u, 0) + Math.log1p(e);
}

/**
 * The same summed over merged rows, with exact gradient and Hessian in (ln r, ln alpha, ln a, ln b). Everything that
 * depends on x alone is taken once per x, logarithms of times once per distinct time: what is left per row and
 * evaluation is one exponential and one logarithm.
 */
export function betaGeometricObjective(rows: MergedRows, chances: 0 | 1): Objective {
  const { tx, T, weight, groupX, groupStart, groupWeight } = rows;
  const logT = new Float64Array(T.values.length);
  const inverseT = new Float64Array(T.values.length);
  const logTx = new Float64Array(tx.values.length);
  const inverseTx = new Float64Array(tx.values.length);
  return (theta) => {
    const [r, alpha, a, b] = theta.map(Math.exp) as unknown as [number, number, number, number];
    for (let k = 0; k < logT.length; k++) {
      logT[k] = Math.log1p(T.values[k]! / alpha);
      inverseT[k] = 1 / (alpha + T.values[k]!);
    }
    for (let k = 0; k < logTx.length; k++) {
      logTx[k] = Math.log1p(tx.values[k]! / alpha);
      inverseTx[k] = 1 / (alpha + tx.values[k]!);
    }
    const logAlpha = Math.log(alpha);
    let value = 0;
    let [g0, g1, g2, g3] = [0, 0, 0, 0];
    let [h00, h01, h11, h02, h03, h12, h13, h22, h23, h33] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (let g = 0; g < groupX.length; g++) {
      const x = groupX[g]!;
      const n = x + chances;
      const W = groupWeight[g]!;
      const m = r + x;
      const end = groupStart[g + 1]!;
      let sumLog = 0;
      let sumInverse = 0;
      let sumInverse2 = 0;
      let sumGone = 0;
      let [q0, qD, qd, qd2, v0, vD, vd, vDD, vDd, vdd] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
      const head = n > 0 ? Math.log(a / (b + n - 1)) : 0;
      for (let k = groupStart[g]!; k < end; k++) {
        const w = weight[k]!;
        const cT = T.code[k]!;
        const lT = logT[cT]!;
        const iT = inverseT[cT]!;
        sumLog += w * lT;
        sumInverse += w * iT;
        sumInverse2 += w * iT * iT;
        if (n > 0) {
          const cx = tx.code[k]!;
          const D = lT - logTx[cx]!;
          const ix = inverseTx[cx]!;
          const u = head + m * D;
          const e = Math.exp(u > 0 ? -u : u);
          sumGone += w * (u > 0 ? u + Math.log(1 + e) : Math.log(1 + e));
          const q = (w * (u > 0 ? 1 : e)) / (1 + e);
          const v = q * (u > 0 ? e / (1 + e) : 1 / (1 + e));
          const d = iT - ix;
          const d2 = (iT - ix) * (iT + ix);
          q0 += q;
          qD += q * D;
          qd += q * d;
          qd2 += q * d2;
          v0 += v;
          vD += v * D;
          vd += v * d;
          vDD += v * D * D;
          vDd += v * D * d;
          vdd += v * d * d;
        }
      }
      value += W * (logPochhammer(r, x) - x * logAlpha - logRising(b, a, n)) - m * sumLog + sumGone;
      g0 += W * (digamma(m) - digamma(r)) - sumLog + qD;
      // d/dalpha of r ln alpha - m ln(alpha + T), where -m ln(alpha+T) = -m ln alpha - m ln(1 + T/alpha).
      g1 += (W * r) / alpha - m * sumInverse + m * qd;
      h00 += W * (trigamma(m) - trigamma(r)) + vDD;
      h01 += W / alpha - sumInverse + qd + m * vDd;
      h11 += (-W * r) / (alpha * alpha) + m * sumInverse2 - m * qd2 + m * m * vdd;
      if (n > 0) {
        const s = 1 / (b + n - 1);
        const psi = digamma(a + b) - digamma(a + b + n);
        const psi1 = trigamma(a + b) - trigamma(a + b + n);
        g2 += W * psi + q0 / a;
        g3 += W * (psi + digamma(b + n) - digamma(b)) - q0 * s;
        h02 += vD / a;
        h03 -= vD * s;
        h12 += (m * vd) / a;
        h13 -= m * vd * s;
        h22 += W * psi1 + (v0 - q0) / (a * a);
        h23 += W * psi1 - (v0 * s) / a;
        h33 += W * (psi1 + trigamma(b + n) - trigamma(b)) + (v0 + q0) * s * s;
      }
    }
    const gradient = Float64Array.of(g0, g1, g2, g3);
    // biome-ignore format: a symmetric matrix reads best as a square
    const hessian = Float64Array.of(
      h00, h01, h02, h03,
      h01, h11, h12, h13,
      h02, h12, h22, h23,
      h03, h13, h23, h33,
    );
    return toLogScale([r, alpha, a, b], value, gradient, hessian);
  };
}
