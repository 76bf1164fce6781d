import type { Objective } from "../optimise/maximise.ts";
import { digamma, trigamma } from "../special/digamma.ts";
import { logBetaRatio, logPochhammer } from "../special/logBeta.ts";
import type { BetaGeometricParams } from "./betaGeometricLikelihood.ts";
import { toLogScale } from "./logScale.ts";
import type { MergedRows } from "./mergeRows.ts";

/**
 * (M)BG/CNBD-k: as (M)BG/NBD, but the gap between purchases is Erlang-k, the k-th of Poisson events, so that larger k
 * means a steadier rhythm (Reutterer, Platzer & Schröder 2021; Platzer 2016). Given the last purchase at tx, an alive
 * customer has seen j = 0 … k-1 events since, with weights
 *
 *   c_j = (m)_j / j! w^j,   m = r + k x,   w = (T - tx) / (alpha + T),   S = sum of c_j.
 */
export function stageWeights(
  params: BetaGeometricParams,
  k: number,
  x: number,
  tx: number,
  T: number,
): Float64Array {
  const m = params.r + k * x;
  const w = (T - tx) / (params.alpha + T);
  const c = new Float64Array(k);
  c[0] = 1;
  for (let j = 1; j < k; j++) c[j] = (c[j - 1]! * (m + j - 1) * w) / j;
  return c;
}

const sum = (v: Float64Array) => v.reduce((total, value) => total + value, 0);

export function cnbdLogOddsGone(
  params: BetaGeometricParams,
  k: number,
  x: number,
  tx: number,
  T: number,
  chances: 0 | 1,
): number {
  const n = x + chances;
  if (n === 0) return Number.NEGATIVE_INFINITY;
  const { r, alpha, a, b } = params;
  const gain = (r + k * x) * Math.log1p((T - tx) / (alpha + tx));
  return Math.log(a / (b + n - 1)) + gain - Math.log(sum(stageWeights(params, k, x, tx, T)));
}

/** ln of the likelihood but for the factor of the gaps, (k-1) sum ln gap - x ln (k-1)!, which no parameter moves. */
export function cnbdLogLikelihood(
  params: BetaGeometricParams,
  k: number,
  x: number,
  tx: number,
  T: number,
  chances: 0 | 1,
): number {
  const { r, alpha, a, b } = params;
  const n = x + chances;
  const alive =
    logPochhammer(r, k * x) -
    r * Math.log1p(T / alpha) -
    k * x * Math.log(alpha + T) +
    Math.log(sum(stageWeights(params, k, x, tx, T))) +
    logBetaRatio(a, b, n);
  if (n === 0) return alive;
  const u = cnbdLogOddsGone(params, k, x, tx, T, chances);
  return alive + (u > 0 ? u + Math.log1p(Math.exp(-u)) : Math.log1p(Math.exp(u)));
}

/**
 * Summed over merged rows, with exact gradient and Hessian in (ln r, ln alpha, ln a, ln b). Everything that depends on x
 * alone is taken once per x, logarithms of times once per distinct time, as in `betaGeometricObjective`.
 */
export function cnbdObjective(rows: MergedRows, k: number, chances: 0 | 1): Objective {
  const { tx, T, weight, groupX, groupStart, groupWeight } = rows;
  const logT = new Float64Array(T.values.length);
  const inverseT = new Float64Array(T.values.length);
  const logTx = new Float64Array(tx.values.length);
  const inverseTx = new Float64Array(tx.values.length);
  // Of stage j: (m + j - 1) / j, by which its weight grows, and the sums over i < j of 1 / (m + i) and of its square.
  const growth = new Float64Array(k);
  const harmonic = new Float64Array(k);
  const harmonic2 = new Float64Array(k);
  return (theta) => {
    const [r, alpha, a, b] = theta.map(Math.exp) as unknown as [number, number, number, number];
    for (let i = 0; i < logT.length; i++) {
      logT[i] = Math.log1p(T.values[i]! / alpha);
      inverseT[i] = 1 / (alpha + T.values[i]!);
    }
    for (let i = 0; i < logTx.length; i++) {
      logTx[i] = Math.log1p(tx.values[i]! / alpha);
      inverseTx[i] = 1 / (alpha + tx.values[i]!);
    }
    const logAlpha = Math.log(alpha);
    let value = 0;
    let [g0, g1, g2, g3] = [0, 0, 0, 0];
    let [h00, h01, h11, h02, h03, h12, h13, h22, h23, h33] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (let group = 0; group < groupX.length; group++) {
      const x = groupX[group]!;
      const W = groupWeight[group]!;
      const n = x + chances;
      const m = r + k * x;
      const head = n > 0 ? Math.log(a / (b + n - 1)) : 0;
      for (let j = 1; j < k; j++) {
        growth[j] = (m + j - 1) / j;
        harmonic[j] = harmonic[j - 1]! + 1 / (m + j - 1);
        harmonic2[j] = harmonic2[j - 1]! + 1 / (m + j - 1) ** 2;
      }
      let [sumLog, sumInverse, sumInverse2, sumTail] = [0, 0, 0, 0];
      // Of the alive branch the stages' terms, 1 - q times each; of u's gradient (D', d') sums with q and with q (1 - q).
      let [stay0, stay1, stay00, stay01, stay11] = [0, 0, 0, 0, 0];
      let [q0, qD, qd, qd2, v0, v1, v2, v11, v12, v22] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
      for (let row = groupStart[group]!; row < groupStart[group + 1]!; row++) {
        const w = weight[row]!;
        const iT = inverseT[T.code[row]!]!;
        const lT = logT[T.code[row]!]!;
        sumLog += w * lT;
        sumInverse += w * iT;
        sumInverse2 += w * iT * iT;
        // ln S and its derivatives in m and alpha; those in alpha come in units of iT.
        const share = (T.values[T.code[row]!]! - tx.values[tx.code[row]!]!) * iT;
        let c = 1;
        let s = 1;
        let sm = 0;
        let smm = 0;
        let sa = 0;
        let saa = 0;
        let sma = 0;
        for (let j = 1; j < k; j++) {
          c *= growth[j]! * share;
          const ch = c * harmonic[j]!;
          const cj = j * c;
          s += c;
          sm += ch;
          smm += ch * harmonic[j]! - c * harmonic2[j]!;
          sa -= cj;
          saa += cj * (j + 1);
          sma -= j * ch;
        }
        const inverseS = 1 / s;
        const logS = Math.log(s);
        sm *= inverseS;
        sa *= inverseS * iT;
        let stays = w;
        if (n === 0) sumTail += w * logS;
        else {
          const ix = inverseTx[tx.code[row]!]!;
          const D = lT - logTx[tx.code[row]!]!;
          const u = head + m * D - logS;
          const e = Math.exp(u > 0 ? -u : u);
          sumTail += w * (logS + Math.max(u, 0) + Math.log1p(e));
          const q = (w * (u > 0 ? 1 : e)) / (1 + e);
          const v = q * (u > 0 ? e / (1 + e) : 1 / (1 + e));
          stays = (w * (u > 0 ? e : 1)) / (1 + e);
          const d = iT - ix;
          const u1 = D - sm;
          const u2 = m * d - sa;
          q0 += q;
          qD += q * D;
          qd += q * d;
          qd2 += q * d * (iT + ix);
          v0 += v;
          v1 += v * u1;
          v2 += v * u2;
          v11 += v * u1 * u1;
          v12 += v * u1 * u2;
          v22 += v * u2 * u2;
        }
        stay0 += stays * sm;
        stay1 += stays * sa;
        stay00 += stays * (smm * inverseS - sm * sm);
        stay01 += stays * (sma * inverseS * iT - sm * sa);
        stay11 += stays * (saa * inverseS * iT * iT - sa * sa);
      }
      value +=
        W * (logPochhammer(r, k * x) - k * x * logAlpha + logBetaRatio(a, b, n)) - m * sumLog + sumTail;
      g0 += W * (digamma(m) - digamma(r)) - sumLog + stay0 + qD;
      g1 += (W * r) / alpha - m * sumInverse + stay1 + m * qd;
      h00 += W * (trigamma(m) - trigamma(r)) + stay00 + v11;
      h01 += W / alpha - sumInverse + stay01 + qd + v12;
      h11 += m * sumInverse2 - (W * r) / (alpha * alpha) + stay11 - m * qd2 + v22;
      if (n === 0) continue;
      const s = 1 / (b + n - 1);
      const psi = digamma(a + b) - digamma(a + b + n);
      const psi1 = trigamma(a + b) - trigamma(a + b + n);
      g2 += W * psi + q0 / a;
      g3 += W * (psi + digamma(b + n) - digamma(b)) - q0 * s;
      h02 += v1 / a;
      h03 -= v1 * s;
      h12 += v2 / a;
      h13 -= v2 * s;
      h22 += W * psi1 + (v0 - q0) / (a * a);
      h23 += W * psi1 - (v0 * s) / a;
      h33 += W * (psi1 + trigamma(b + n) - trigamma(b)) + (q0 + v0) * s * s;
    }
    // biome-ignore format: a symmetric matrix reads best as a square
    const hessian = Float64Array.of(
      h00, h01, h02, h03,
      h01, h11, h12, h13,
      h02, h12, h22, h23,
      h03, h13, h23, h33,
    );
    return toLogScale([r, alpha, a, b], value, Float64Array.of(g0, g1, g2, g3), hessian);
  };
}
