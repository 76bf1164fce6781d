import { gaussLegendre } from "../optimise/gaussLegendre.ts";
import { type Objective, withNumericalHessian } from "../optimise/maximise.ts";
import { digamma } from "../special/digamma.ts";
import { logPochhammer } from "../special/logBeta.ts";
import type { MergedRows } from "./mergeRows.ts";

/**
 * Parameters of G/G/NBD: purchases as in Pareto/NBD, lifetimes Gompertz with hazard eta b e^(b t), eta gamma(s, beta).
 * As b and beta go to 0 with beta / b fixed it becomes Pareto/NBD with beta / b for beta.
 *
 * | letter  | meaning                                       |
 * |---------|-----------------------------------------------|
 * | r, alpha| shape and rate of the purchase rates          |
 * | b       | growth of the dropout hazard, per time unit    |
 * | s, beta | shape and rate of the hazard's level           |
 */
export interface GompertzParams {
  r: number;
  alpha: number;
  b: number;
  s: number;
  beta: number;
}

/** ln(beta + e^(b t) - 1) without overflow. */
export function logBase(beta: number, b: number, t: number): number {
  const z = b * t;
  return z > 30 ? z + Math.log1p((beta - 1) * Math.exp(-z)) : Math.log(beta + Math.expm1(z));
}

/** e^(b t) / (beta + e^(b t) - 1): the chance weight that turns the hazard's level into the hazard. */
const share = (beta: number, b: number, t: number) => 1 / (1 + (beta - 1) * Math.exp(-b * t));

/** Visits nodes u and weights of ∫ du over [tx, T] with panels that follow the steepest of the factors. */
function forNodes(
  p: GompertzParams,
  m: number,
  tx: number,
  T: number,
  visit: (u: number, weight: number) => void,
  spent: () => boolean,
): void {
  const { alpha, b, s, beta } = p;
  const c = Math.min(alpha, beta / b);
  const { nodes, weights } = gaussLegendre(18);
  const Y = Math.log1p((T - tx) / (c + tx));
  const slope = (y: number) => {
    const u = (c + tx) * Math.exp(y) - c;
    return (c + u) * (m / (alpha + u) + (s + 1) * b * share(beta, b, u));
  };
  for (let from = 0; from < Y; ) {
    const reach = (c + tx) * Math.exp(from);
    let h = Math.min(2.5, 12 / slope(from), 3 / (b * reach), Y - from);
    while (slope(from + h) * h > 14 || b * reach * Math.expm1(h) > 4) h *= 0.7;
    const to = from + h;
    for (let i = 0; i < nodes.length; i++) {
      const grow = Math.exp(from + h * nodes[i]!);
      visit((c + tx) * grow - c, weights[i]! * h * (c + tx) * grow);
    }
    if (spent()) break;
    from = to;
  }
}

/** ln of the odds of being gone: s ∫ ((α+T)/(α+u))^m (base(T)/base(u))^s b e^(bu)/base(u) du over [tx, T]. */
export function gompertzLogOddsGone(p: GompertzParams, x: number, tx: number, T: number): number {
  if (T === tx) return Number.NEGATIVE_INFINITY;
  const { alpha, b, s, beta } = p;
  const m = p.r + x;
  const base0 = logBase(beta, b, tx);
  let sum = 0;
  let last = 1;
  forNodes(
    p,
    m,
    tx,
    T,
    (u, weight) => {
      const fall = m * Math.log1p((u - tx) / (alpha + tx)) + s * (logBase(beta, b, u) - base0);
      last = Math.exp(-fall) * b * share(beta, b, u);
      sum += weight * last;
    },
    () => last * (T - tx) < 1e-18 * sum,
  );
  return (
    Math.log(s) + m * Math.log1p((T - tx) / (alpha + tx)) + s * (logBase(beta, b, T) - base0) + Math.log(sum)
  );
}

/** ln of the likelihood: equation (7) of Bemmaor & Glady (2012), as the alive term times one plus the odds. */
export function gompertzLogLikelihood(p: GompertzParams, x: number, tx: number, T: number): number {
  const u = gompertzLogOddsGone(p, x, tx, T);
  const alive =
    logPochhammer(p.r, x) -
    p.r * Math.log1p(T / p.alpha) -
    x * Math.log(p.alpha + T) -
    p.s * (logBase(p.beta, p.b, T) - Math.log(p.beta));
  return alive + (u > 0 ? u + Math.log1p(Math.exp(-u)) : Math.log1p(Math.exp(u)));
}

const moments = new Float64Array(6);

/** ln of one history's likelihood; `gradient` receives its derivatives in (r, alpha, b, s, beta) themselves. */
export function gompertzRow(
  p: GompertzParams,
  x: number,
  tx: number,
  T: number,
  gradient: Float64Array,
): number {
  const { r, alpha, b, s, beta } = p;
  const m = r + x;
  const lT = Math.log1p(T / alpha);
  const baseT = logBase(beta, b, T);
  const shareT = share(beta, b, T);
  const inverseT = Math.exp(-baseT);
  const grown = baseT - Math.log(beta);
  const alive = logPochhammer(r, x) - x * Math.log(alpha) - m * lT - s * grown;
  gradient[0] = digamma(m) - digamma(r) - lT;
  gradient[1] = r / alpha - m / (alpha + T);
  gradient[2] = -s * T * shareT;
  gradient[3] = -grown;
  gradient[4] = -s * (inverseT - 1 / beta);
  if (T === tx) return alive;
  const base0 = logBase(beta, b, tx);
  moments.fill(0);
  let last = 1;
  forNodes(
    p,
    m,
    tx,
    T,
    (u, nodeWeight) => {
      const a = Math.log1p((u - tx) / (alpha + tx));
      const base = logBase(beta, b, u);
      const part = share(beta, b, u);
      last = Math.exp(-m * a - s * (base - base0)) * b * part;
      const E = nodeWeight * last;
      const inverse = Math.exp(-base);
      moments[0] = moments[0]! + E;
      moments[1] = moments[1]! + E * (lT - Math.log1p(u / alpha));
      moments[2] = moments[2]! + E * m * (1 / (alpha + T) - 1 / (alpha + u));
      moments[3] = moments[3]! + E * (s * (T * shareT - u * part) + 1 / b + u - u * part);
      moments[4] = moments[4]! + E * (baseT - base + 1 / s);
      moments[5] = moments[5]! + E * (s * (inverseT - inverse) - inverse);
    },
    () => last * (T - tx) < 1e-18 * moments[0]!,
  );
  const u = Math.log(s) + m * (lT - Math.log1p(tx / alpha)) + s * (baseT - base0) + Math.log(moments[0]!);
  const e = Math.exp(u > 0 ? -u : u);
  const q = (u > 0 ? 1 : e) / (1 + e) / moments[0]!;
  for (let i = 0; i < 5; i++) gradient[i] = gradient[i]! + q * moments[i + 1]!;
  return alive + Math.max(u, 0) + Math.log1p(e);
}

/** Summed over merged rows; gradient in the logs of (r, alpha, b, s, beta) exact, Hessian by its differences. */
export function gompertzObjective(rows: MergedRows): Objective {
  const { tx, T, weight, groupX, groupStart } = rows;
  const row = new Float64Array(5);
  return withNumericalHessian((theta) => {
    const [r, alpha, b, s, beta] = theta.map(Math.exp) as unknown as [number, number, number, number, number];
    const p = { r, alpha, b, s, beta };
    const gradient = new Float64Array(5);
    let value = 0;
    groupX.forEach((x, group) => {
      for (let k = groupStart[group]!; k < groupStart[group + 1]!; k++) {
        const w = weight[k]!;
        value += w * gompertzRow(p, x, tx.values[tx.code[k]!]!, T.values[T.code[k]!]!, row);
        for (let i = 0; i < 5; i++) gradient[i] = gradient[i]! + w * row[i]!;
      }
    });
    const params = [r, alpha, b, s, beta];
    return { value, gradient: gradient.map((v, i) => v * params[i]!) };
  });
}
