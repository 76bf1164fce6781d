import { digamma } from "../../special/digamma.ts";
import { logPochhammer } from "../../special/logBeta.ts";
import { deathIntegral, fallAt, panelEnd, ruleFor } from "../paretoIntegral.ts";
import type { ParetoNbdParams } from "../paretoNbdLikelihood.ts";
import type { Journey } from "./journeys.ts";

/**
 * Rates at work along a journey: A = e^(g z) multiplies the purchase rate, C = e^(h w) the dropout rate, B and D are
 * their integrals from the first purchase. Index k is the piece; B and D hold the values at its start.
 */
interface Rates {
  A: Float64Array;
  C: Float64Array;
  B: Float64Array;
  D: Float64Array;
}

export function ratesAlong(journey: Journey, g: ArrayLike<number>, h: ArrayLike<number>): Rates {
  const { ends, transaction, lifetime } = journey;
  const n = ends.length;
  const [A, C] = [new Float64Array(n), new Float64Array(n)];
  const [B, D] = [new Float64Array(n + 1), new Float64Array(n + 1)];
  for (let k = 0; k < n; k++) {
    let [trans, life] = [0, 0];
    for (let j = 0; j < g.length; j++) trans += g[j]! * transaction[k * g.length + j]!;
    for (let j = 0; j < h.length; j++) life += h[j]! * lifetime[k * h.length + j]!;
    A[k] = Math.exp(trans);
    C[k] = Math.exp(life);
    const length = ends[k]! - (k > 0 ? ends[k - 1]! : 0);
    B[k + 1] = B[k]! + A[k]! * length;
    D[k + 1] = D[k]! + C[k]! * length;
  }
  return { A, C, B, D };
}

/** ln of the odds of being gone at T, the likelihood, and its gradient. */
export interface DynamicRow {
  logOddsGone: number;
  logLikelihood: number;
}

/**
 * One journey's likelihood: a purchase rate lambda A(t), a dropout rate mu C(t), lambda gamma(r, alpha) and mu
 * gamma(s, beta) over customers; with both integrated out
 *
 *   Γ(r+x)/Γ(r) α^r ∏ A(t_j) β^s [ (α+B(T))^-(r+x) (β+D(T))^-s + ∫ from tx to T of s C(u) (α+B(u))^-(r+x) (β+D(u))^-(s+1) du ],
 *
 * the Pareto/NBD of Bachmann, Meierer & Näf (2021). They write each piece of the integral with two 2F1; here it is
 * the Pareto/NBD integral of the piece in its own time scale, a sum of positive terms.
 *
 * `gradient` receives the derivatives in ln r, ln alpha, ln s, ln beta, then g, then h.
 */
export function dynamicRow(
  p: ParetoNbdParams,
  g: ArrayLike<number>,
  h: ArrayLike<number>,
  journey: Journey,
  gradient: Float64Array,
): DynamicRow {
  const { r, alpha, s, beta } = p;
  const { x, ends, beforeLast, observed, transaction, lifetime, bought } = journey;
  const { A, C, B, D } = ratesAlong(journey, g, h);
  const [nTrans, nLife] = [g.length, h.length];
  const m = r + x;
  const alphaT = alpha + B[observed]!;
  const betaT = beta + D[observed]!;
  // Derivatives of B and D at the start of the current piece, and at T.
  const [dB, dD] = [new Float64Array(nTrans), new Float64Array(nLife)];
  // ∫ E, E ln(α_T/α_u), E/α_u, E ln(β_T/β_u), E/β_u, and of E times the derivatives of ln E in g and h.
  let [sum, sumR, sumA, sumS, sumB] = [0, 0, 0, 0, 0];
  const [sumG, sumH] = [new Float64Array(nTrans), new Float64Array(nLife)];
  const peak =
    m * Math.log1p((B[observed]! - B[beforeLast]!) / (alpha + B[beforeLast]!)) +
    s * Math.log1p((D[observed]! - D[beforeLast]!) / (beta + D[beforeLast]!)) +
    Math.log(s / (beta + D[beforeLast]!));
  for (let k = 0; k < observed; k++) {
    const length = ends[k]! - (k > 0 ? ends[k - 1]! : 0);
    if (k >= beforeLast) {
      // In v since the piece's start the shifted times are A (a + v) and C (b + v).
      const a = (alpha + B[k]!) / A[k]!;
      const b = (beta + D[k]!) / C[k]!;
      const c = Math.min(a, b);
      const integral = deathIntegral(m, a, s, b, 0, length);
      let [e0, eA, eAv, eB, eBv] = [0, 0, 0, 0, 0];
      for (let from = 0; from < integral.Y; ) {
        const to = panelEnd(integral, from);
        const { nodes, weights } = ruleFor(to - from, fallAt(integral, to));
        let largest = Number.NEGATIVE_INFINITY;
        for (let i = 0; i < nodes.length; i++) {
          const y = from + (to - from) * nodes[i]!;
          const v = c * Math.expm1(y);
          const au = A[k]! * (a + v);
          const bu = C[k]! * (b + v);
          const la = Math.log(alphaT / au);
          const lb = Math.log(betaT / bu);
          const height = m * la + s * lb + Math.log(s / bu) - peak;
          largest = Math.max(largest, height);
          const E = weights[i]! * (to - from) * (c + v) * C[k]! * Math.exp(height);
          e0 += E;
          sumR += E * la;
          sumS += E * lb;
          eA += E / au;
          eAv += (E * v) / au;
          eB += E / bu;
          eBv += (E * v) / bu;
        }
        if (largest < -200) break;
        from = to;
      }
      sum += e0;
      sumA += eA;
      sumB += eB;
      for (let j = 0; j < nTrans; j++) {
        sumG[j] = sumG[j]! - m * (dB[j]! * eA + transaction[k * nTrans + j]! * A[k]! * eAv);
      }
      for (let j = 0; j < nLife; j++) {
        const w = lifetime[k * nLife + j]!;
        sumH[j] = sumH[j]! + w * e0 - (s + 1) * (dD[j]! * eB + w * C[k]! * eBv);
      }
    }
    for (let j = 0; j < nTrans; j++) dB[j] = dB[j]! + transaction[k * nTrans + j]! * A[k]! * length;
    for (let j = 0; j < nLife; j++) dD[j] = dD[j]! + lifetime[k * nLife + j]! * C[k]! * length;
  }
  const lT = Math.log1p(B[observed]! / alpha);
  const kT = Math.log1p(D[observed]! / beta);
  let value = logPochhammer(r, x) - r * lT - x * Math.log(alphaT) - s * kT;
  for (let j = 0; j < nTrans; j++) value += g[j]! * bought[j]!;
  const u = sum > 0 ? peak + Math.log(sum) : Number.NEGATIVE_INFINITY;
  const e = Math.exp(u > 0 ? -u : u);
  // Share of the likelihood that belongs to being gone, per unit of `sum`.
  const q = sum > 0 ? (u > 0 ? 1 : e) / (1 + e) / sum : 0;
  gradient[0] = r * (digamma(m) - digamma(r) - lT + q * sumR);
  gradient[1] = r - (m * alpha) / alphaT + q * alpha * m * (sum / alphaT - sumA);
  gradient[2] = -s * kT + q * (sum + s * sumS);
  gradient[3] = (s * D[observed]!) / betaT + q * beta * ((s * sum) / betaT - (s + 1) * sumB);
  for (let j = 0; j < nTrans; j++) {
    const pull = (m * dB[j]!) / alphaT;
    gradient[4 + j] = bought[j]! - pull + q * (pull * sum + sumG[j]!);
  }
  for (let j = 0; j < nLife; j++) {
    const pull = (s * dD[j]!) / betaT;
    gradient[4 + nTrans + j] = -pull + q * (pull * sum + sumH[j]!);
  }
  return { logOddsGone: u, logLikelihood: value + Math.max(u, 0) + Math.log1p(e) };
}
