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

/** ln S and its derivatives in m and alpha. */
function logStages(m: number, w: number, inverseT: number, k: number, out: Float64Array): void {
  let c = 1;
  let [s, sm, smm, sa, saa, sma] = [1, 0, 0, 0, 0, 0];
  let harmonic = 0;
  let harmonic2 = 0;
  for (let j = 1; j < k; j++) {
    c *= ((m + j - 1) * w) / j;
    harmonic += 1 / (m + j - 1);
    harmonic2 += 1 / (m + j - 1) ** 2;
    s += c;
    sm += c * harmonic;
    smm += c * (harmonic * harmonic - harmonic2);
    sa -= j * c * inverseT;
    saa += j * (j + 1) * c * inverseT * inverseT;
    sma -= j * c * harmonic * inverseT;
  }
  out[0] = Math.log(s);
  out[1] = sm / s;
  out[2] = sa / s;
  out[3] = smm / s - (sm / s) ** 2;
  out[4] = sma / s - (sm * sa) / (s * s);
  out[5] = saa / s - (sa / s) ** 2;
}

/** Summed over merged rows, with exact gradient and Hessian in (ln r, ln alpha, ln a, ln b). */
export function cnbdObjective(rows: MergedRows, k: number, chances: 0 | 1): Objective {
  const { tx, T, weight, groupX, groupStart, groupWeight } = rows;
  const stage = new Float64Array(6);
  return (theta) => {
    const [r, alpha, a, b] = theta.map(Math.exp) as unknown as [number, number, number, number];
    let value = 0;
    const g = new Float64Array(4);
    const h = new Float64Array(16);
    const du = new Float64Array(4);
    const add = (i: number, j: number, v: number) => {
      h[i * 4 + j] = h[i * 4 + j]! + v;
      if (i !== j) h[j * 4 + i] = h[j * 4 + i]! + v;
    };
    groupX.forEach((x, group) => {
      const W = groupWeight[group]!;
      const n = x + chances;
      const m = r + k * x;
      const s = n > 0 ? 1 / (b + n - 1) : 0;
      value += W * (logPochhammer(r, k * x) - k * x * Math.log(alpha) + logBetaRatio(a, b, n));
      g[0] = g[0]! + W * (digamma(m) - digamma(r));
      add(0, 0, W * (trigamma(m) - trigamma(r)));
      const psi = digamma(a + b) - digamma(a + b + n);
      const psi1 = trigamma(a + b) - trigamma(a + b + n);
      g[2] = g[2]! + W * psi;
      g[3] = g[3]! + W * (psi + digamma(b + n) - digamma(b));
      add(2, 2, W * psi1);
      add(2, 3, W * psi1);
      add(3, 3, W * (psi1 + trigamma(b + n) - trigamma(b)));
      for (let row = groupStart[group]!; row < groupStart[group + 1]!; row++) {
        const w = weight[row]!;
        const Tk = T.values[T.code[row]!]!;
        const txk = tx.values[tx.code[row]!]!;
        const iT = 1 / (alpha + Tk);
        const ix = 1 / (alpha + txk);
        const lT = Math.log1p(Tk / alpha);
        logStages(m, (Tk - txk) * iT, iT, k, stage);
        const D = lT - Math.log1p(txk / alpha);
        const u = n > 0 ? Math.log(a * s) + m * D - stage[0]! : Number.NEGATIVE_INFINITY;
        const e = Math.exp(u > 0 ? -u : u);
        value += w * (-m * lT + stage[0]! + (u > 0 ? u + Math.log1p(e) : Math.log1p(e)));
        const q = u > 0 ? 1 / (1 + e) : e / (1 + e);
        const stays = w * (1 - q);
        // The stages' term survives in the alive branch only: ln S (1 - q).
        g[0] = g[0]! - w * lT + stays * stage[1]! + w * q * D;
        g[1] = g[1]! + w * (r / alpha - m * iT) + stays * stage[2]! + w * q * m * (iT - ix);
        add(0, 0, stays * stage[3]!);
        add(0, 1, w * (1 / alpha - iT) + stays * stage[4]! + w * q * (iT - ix));
        add(
          1,
          1,
          w * (m * iT * iT - r / (alpha * alpha)) + stays * stage[5]! - w * q * m * (iT * iT - ix * ix),
        );
        if (n === 0) continue;
        du[0] = D - stage[1]!;
        du[1] = m * (iT - ix) - stage[2]!;
        du[2] = 1 / a;
        du[3] = -s;
        g[2] = g[2]! + w * q * du[2]!;
        g[3] = g[3]! + w * q * du[3]!;
        add(2, 2, (-w * q) / (a * a));
        add(3, 3, w * q * s * s);
        const v = w * q * (1 - q);
        for (let i = 0; i < 4; i++) for (let j = i; j < 4; j++) add(i, j, v * du[i]! * du[j]!);
      }
    });
    return toLogScale([r, alpha, a, b], value, g, h);
  };
}
