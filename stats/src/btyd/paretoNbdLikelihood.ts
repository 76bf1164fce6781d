import type { Objective } from "../optimise/maximise.ts";
import { digamma, trigamma } from "../special/digamma.ts";
import { logPochhammer } from "../special/logBeta.ts";
import { toLogScale } from "./logScale.ts";
import type { MergedRows } from "./mergeRows.ts";
import {
  type DeathIntegral,
  deathIntegral,
  fallAt,
  logDeathIntegral,
  panelEnd,
  ruleFor,
} from "./paretoIntegral.ts";

/**
 * Parameters of Pareto/NBD.
 *
 * | letter  | meaning                                                          |
 * |---------|------------------------------------------------------------------|
 * | r       | shape of the gamma distribution of purchase rates                |
 * | alpha   | its rate, in time units: mean rate r / alpha                     |
 * | s       | shape of the gamma distribution of dropout rates                 |
 * | beta    | its rate, in time units: mean dropout rate s / beta              |
 */
export interface ParetoNbdParams {
  r: number;
  alpha: number;
  s: number;
  beta: number;
}

/** ln of the odds that the customer is gone at T; -Infinity when T = tx. */
export function paretoLogOddsGone(
  { r, alpha, s, beta }: ParetoNbdParams,
  x: number,
  tx: number,
  T: number,
): number {
  if (T === tx) return Number.NEGATIVE_INFINITY;
  const m = r + x;
  const integral = deathIntegral(m, alpha, s, beta, tx, T);
  const lead = m * Math.log1p((T - tx) / (alpha + tx)) + s * Math.log1p((T - tx) / (beta + tx));
  return (
    Math.log(s) + lead + (integral.alphaSmaller ? Math.log(integral.rho) : 0) + logDeathIntegral(integral)
  );
}

/** ln of the likelihood: equation (A1) of Fader, Hardie & Lee (2005b), as the alive term times 1 + odds. */
export function paretoLogLikelihood(params: ParetoNbdParams, x: number, tx: number, T: number): number {
  const { r, alpha, s, beta } = params;
  const u = paretoLogOddsGone(params, x, tx, T);
  const alive =
    logPochhammer(r, x) - r * Math.log1p(T / alpha) - x * Math.log(alpha + T) - s * Math.log1p(T / beta);
  return alive + (u > 0 ? u + Math.log1p(Math.exp(-u)) : Math.log1p(Math.exp(u)));
}

/** Integrals over the death time of 1 and of the derivatives of the integrand's logarithm, up to second order. */
const MOMENTS = 21;

/**
 * Fills `out` with Σ E × (1; v_r, v_α, v_s, v_β; the ten products; a1, a2, b1, b2, g2, spare), where E integrates to the odds of being
 * gone and v is the gradient of its logarithm. Scaled so that the odds may overflow: out[20] is the log scale.
 */
function deathMoments(p: ParetoNbdParams, m: number, tx: number, T: number, out: Float64Array): void {
  const { alpha, s, beta } = p;
  const integral: DeathIntegral = deathIntegral(m, alpha, s, beta, tx, T);
  const { alphaSmaller, A, B, rho, Y } = integral;
  const a0 = Math.log((alpha + T) / (alpha + tx));
  const b0 = Math.log((beta + T) / (beta + tx));
  const scale = m * a0 + s * b0 + Math.log(alphaSmaller ? s * rho : s);
  const iaT = 1 / (alpha + T);
  const ibT = 1 / (beta + T);
  const iax = 1 / (alpha + tx);
  const ibx = 1 / (beta + tx);
  const inverseS = 1 / s;
  let peak = 0;
  let e0 = 0;
  let e1 = 0;
  let e2 = 0;
  let e3 = 0;
  let e4 = 0;
  let e5 = 0;
  let e6 = 0;
  let e7 = 0;
  let e8 = 0;
  let e9 = 0;
  let e10 = 0;
  let e11 = 0;
  let e12 = 0;
  let e13 = 0;
  let e14 = 0;
  for (let from = 0; from < Y; ) {
    const to = panelEnd(integral, from);
    const length = to - from;
    const { nodes, weights } = ruleFor(length, fallAt(integral, to));
    for (let i = 0; i < nodes.length; i++) {
      const y = from + length * nodes[i]!;
      const ey = Math.exp(y);
      const grown = 1 + rho * (ey - 1);
      const l = Math.log(grown);
      const E = weights[i]! * length * Math.exp(-A * y - B * l - peak);
      const a = alphaSmaller ? a0 - y : a0 - l;
      const b = alphaSmaller ? b0 - l : b0 - y;
      const ia = alphaSmaller ? iax / ey : iax / grown;
      const ib = alphaSmaller ? ibx / grown : ibx / ey;
      const a1 = iaT - ia;
      const b1 = ibT - ib;
      const va = m * a1;
      const vs = b + inverseS;
      const vb = s * b1 - ib;
      const Ea = E * a;
      const Eva = E * va;
      const Evs = E * vs;
      e0 += E;
      e1 += Ea;
      e2 += Eva;
      e3 += Evs;
      e4 += E * vb;
      e5 += Ea * a;
      e6 += Ea * va + E * a1;
      e7 += Ea * vs;
      e8 += Ea * vb;
      e9 += Eva * va - Eva * (iaT + ia);
      e10 += Eva * vs;
      e11 += Eva * vb;
      e12 += Evs * vs;
      e13 += Evs * vb + E * b1;
      e14 += E * (vb * vb - s * b1 * (ibT + ib) + ib * ib);
    }
    const here = -(A * to + B * Math.log1p(rho * Math.expm1(to)));
    if (here - peak > 200) {
      const shrink = Math.exp(peak - here);
      e0 *= shrink;
      e1 *= shrink;
      e2 *= shrink;
      e3 *= shrink;
      e4 *= shrink;
      e5 *= shrink;
      e6 *= shrink;
      e7 *= shrink;
      e8 *= shrink;
      e9 *= shrink;
      e10 *= shrink;
      e11 *= shrink;
      e12 *= shrink;
      e13 *= shrink;
      e14 *= shrink;
      peak = here;
    }
    if (fallAt(integral, from) > 0 && here - peak < Math.log(e0) - 40) break;
    from = to;
  }
  out[0] = e0;
  out[1] = e1;
  out[2] = e2;
  out[3] = e3;
  out[4] = e4;
  out[5] = e5;
  out[6] = e6;
  out[7] = e7;
  out[8] = e8;
  out[9] = e9;
  out[10] = e10;
  out[11] = e11;
  out[12] = e12 - e0 / (s * s);
  out[13] = e13;
  out[14] = e14;
  out[20] = scale + peak;
}

const rowMoments = new Float64Array(MOMENTS);

/** ln of one history's likelihood; `gradient` receives its derivatives in (r, alpha, s, beta) themselves. */
export function paretoRow(
  p: ParetoNbdParams,
  x: number,
  tx: number,
  T: number,
  gradient: Float64Array,
): number {
  const { r, alpha, s, beta } = p;
  const m = r + x;
  const lT = Math.log1p(T / alpha);
  const kT = Math.log1p(T / beta);
  gradient[0] = digamma(m) - digamma(r) - lT;
  gradient[1] = r / alpha - m / (alpha + T);
  gradient[2] = -kT;
  gradient[3] = (s * T) / (beta * (beta + T));
  const alive = logPochhammer(r, x) - x * Math.log(alpha) - m * lT - s * kT;
  if (T === tx) return alive;
  deathMoments(p, m, tx, T, rowMoments);
  const M = rowMoments[0]!;
  const u = rowMoments[20]! + Math.log(M);
  const e = Math.exp(u > 0 ? -u : u);
  const q = (u > 0 ? 1 : e) / (1 + e) / M;
  for (let i = 0; i < 4; i++) gradient[i] = gradient[i]! + q * rowMoments[i + 1]!;
  return alive + Math.max(u, 0) + Math.log1p(e);
}

/** Log-likelihood over merged rows with exact gradient and Hessian in (ln r, ln alpha, ln s, ln beta). */
export function paretoNbdObjective(rows: MergedRows): Objective {
  const { tx, T, weight, groupX, groupStart, groupWeight } = rows;
  const moments = new Float64Array(MOMENTS);
  return (theta) => {
    const [r, alpha, s, beta] = theta.map(Math.exp) as unknown as [number, number, number, number];
    const params = { r, alpha, s, beta };
    const logAlpha = Math.log(alpha);
    let value = 0;
    const gradient = new Float64Array(4);
    const h = new Float64Array(10);
    for (let g = 0; g < groupX.length; g++) {
      const x = groupX[g]!;
      const m = r + x;
      const W = groupWeight[g]!;
      value += W * (logPochhammer(r, x) - x * logAlpha);
      gradient[0] = gradient[0]! + W * (digamma(m) - digamma(r));
      h[0] = h[0]! + W * (trigamma(m) - trigamma(r));
      gradient[1] = gradient[1]! + (W * r) / alpha;
      h[1] = h[1]! + W / alpha;
      h[4] = h[4]! - (W * r) / (alpha * alpha);
      for (let k = groupStart[g]!; k < groupStart[g + 1]!; k++) {
        const w = weight[k]!;
        const Tk = T.values[T.code[k]!]!;
        const iT = 1 / (alpha + Tk);
        const jT = 1 / (beta + Tk);
        const lT = Math.log1p(Tk / alpha);
        const kT = Math.log1p(Tk / beta);
        value -= w * (m * lT + s * kT);
        gradient[0] = gradient[0]! - w * lT;
        gradient[1] = gradient[1]! - w * m * iT;
        gradient[2] = gradient[2]! - w * kT;
        // s ln beta - s ln(beta + T): d/dbeta = s T / (beta (beta + T)).
        gradient[3] = gradient[3]! + (w * s * Tk * jT) / beta;
        h[1] = h[1]! - w * iT;
        h[4] = h[4]! + w * m * iT * iT;
        h[8] = h[8]! + (w * Tk * jT) / beta;
        h[9] = h[9]! - w * s * (1 / (beta * beta) - jT * jT);
        const txk = tx.values[tx.code[k]!]!;
        if (Tk === txk) continue;
        deathMoments(params, m, txk, Tk, moments);
        const M = moments[0]!;
        const u = moments[20]! + Math.log(M);
        const e = Math.exp(u > 0 ? -u : u);
        value += w * (u > 0 ? u + Math.log1p(e) : Math.log1p(e));
        const q = u > 0 ? 1 / (1 + e) : e / (1 + e);
        const f = (w * q) / M;
        const u0 = moments[1]! / M;
        const u1 = moments[2]! / M;
        const u2 = moments[3]! / M;
        const u3 = moments[4]! / M;
        const c = w * q;
        const d = w * q * q;
        gradient[0] = gradient[0]! + c * u0;
        gradient[1] = gradient[1]! + c * u1;
        gradient[2] = gradient[2]! + c * u2;
        gradient[3] = gradient[3]! + c * u3;
        // (ln(1 + Q))_ij = Q_ij / (1 + Q) - Q_i Q_j / (1 + Q)^2.
        h[0] = h[0]! + f * moments[5]! - d * u0 * u0;
        h[1] = h[1]! + f * moments[6]! - d * u0 * u1;
        h[2] = h[2]! + f * moments[7]! - d * u0 * u2;
        h[3] = h[3]! + f * moments[8]! - d * u0 * u3;
        h[4] = h[4]! + f * moments[9]! - d * u1 * u1;
        h[5] = h[5]! + f * moments[10]! - d * u1 * u2;
        h[6] = h[6]! + f * moments[11]! - d * u1 * u3;
        h[7] = h[7]! + f * moments[12]! - d * u2 * u2;
        h[8] = h[8]! + f * moments[13]! - d * u2 * u3;
        h[9] = h[9]! + f * moments[14]! - d * u3 * u3;
      }
    }
    // biome-ignore format: a symmetric matrix reads best as a square
    const hessian = Float64Array.of(
      h[0]!, h[1]!, h[2]!, h[3]!,
      h[1]!, h[4]!, h[5]!, h[6]!,
      h[2]!, h[5]!, h[7]!, h[8]!,
      h[3]!, h[6]!, h[8]!, h[9]!,
    );
    return toLogScale([r, alpha, s, beta], value, gradient, hessian);
  };
}
