import { checkCount } from "../../check.ts";
import type { Evaluation, Objective } from "../../optimise/maximise.ts";
import { requirePositive } from "../../special/require.ts";
import { type Fit, type FitOptions, fitProblem, type Ridge } from "../fit.ts";
import { toLogScale } from "../logScale.ts";
import { type BgBbParams, checkOccasions } from "./bgBb.ts";

/** Histories in columns; `weight` counts how many customers share a row (1 each when left out). */
export interface OccasionColumns {
  readonly x: ArrayLike<number>;
  readonly tx: ArrayLike<number>;
  readonly n: ArrayLike<number>;
  readonly weight?: ArrayLike<number>;
}

interface Rows {
  readonly x: number[];
  readonly tx: number[];
  readonly n: number[];
  readonly weight: number[];
  readonly customers: number;
}

const buyRidge: Ridge = {
  names: ["alpha", "beta"],
  reason: {
    code: "rate_not_identified",
    en: "The spread of buying chances is not identified: alpha and beta run off together. The mean chance alpha / (alpha + beta) can still be used; shares by customer cannot.",
    zh: "购买概率的差异无法识别：alpha 与 beta 一同走向极端。平均概率 alpha / (alpha + beta) 仍可用，客户之间的差异不可用。",
  },
};

const loseRidge: Ridge = {
  names: ["gamma", "delta"],
  reason: {
    code: "dropout_not_identified",
    en: "Dropout is not identified: gamma and delta run off together. The mean dropout chance gamma / (gamma + delta) and the expected totals can still be used; P(alive) of single customers cannot.",
    zh: "流失无法识别：gamma 与 delta 一同走向极端。平均流失概率 gamma / (gamma + delta) 与总量预测仍可用，单个客户的存活概率不可用。",
  },
};

/**
 * Fits the BG/BB by maximum likelihood, with exact first and second derivatives. Identical rows are merged; one
 * evaluation costs about n − tx steps per distinct row. Occasions after the first purchase only, n ≥ 1.
 * Source: Fader, Hardie & Shang 2010, equation (6).
 */
export function fitBgBb(columns: OccasionColumns, options: FitOptions<BgBbParams> = {}): Fit<BgBbParams> {
  const rows = mergeOccasions(columns);
  const bought = rows.x.reduce((sum, x, i) => sum + x * rows.weight[i]!, 0);
  const occasions = rows.n.reduce((sum, n, i) => sum + n * rows.weight[i]!, 0);
  const share = Math.min(0.9, Math.max(0.1, bought / occasions));
  return fitProblem({
    model: "BG/BB",
    parameters: (["alpha", "beta", "gamma", "delta"] as const).map((name) => ({ name, scale: 1 })),
    starts: [
      { alpha: 2 * share, beta: 2 * (1 - share), gamma: 0.5, delta: 4 },
      { alpha: 1, beta: 1, gamma: 1, delta: 1 },
      { alpha: 6 * share, beta: 6 * (1 - share), gamma: 2, delta: 20 },
    ],
    objective: bgBbObjective(rows),
    customers: rows.customers,
    distinctRows: rows.x.length,
    ridges: [buyRidge, loseRidge],
    options,
  });
}

function mergeOccasions({ x, tx, n, weight }: OccasionColumns): Rows {
  for (const [name, column] of Object.entries({ tx, n, ...(weight ? { weight } : {}) })) {
    if (column.length !== x.length) {
      throw new RangeError(`x and ${name} must have one length, got ${x.length} and ${column.length}`);
    }
  }
  checkCount("number of rows", x.length, 1);
  const place = new Map<string, number>();
  const rows = { x: [] as number[], tx: [] as number[], n: [] as number[], weight: [] as number[] };
  let customers = 0;
  for (let i = 0; i < x.length; i++) {
    const history = { x: x[i]!, tx: tx[i]!, n: n[i]! };
    checkOccasions(history);
    checkCount(`n[${i}]`, history.n, 1);
    const w = weight ? weight[i]! : 1;
    requirePositive(`weight[${i}]`, w);
    customers += w;
    const key = `${history.x} ${history.tx} ${history.n}`;
    const at = place.get(key);
    if (at !== undefined) {
      rows.weight[at]! += w;
      continue;
    }
    place.set(key, rows.x.length);
    rows.x.push(history.x);
    rows.tx.push(history.tx);
    rows.n.push(history.n);
    rows.weight.push(w);
  }
  return { ...rows, customers };
}

/** ln of the rising factorial z (z + 1) … (z + k − 1) with its first two derivatives in z, for k = 0 … length. */
function risingFactorials(z: number, length: number): [Float64Array, Float64Array, Float64Array] {
  const log = new Float64Array(length + 1);
  const first = new Float64Array(length + 1);
  const second = new Float64Array(length + 1);
  for (let k = 0; k < length; k++) {
    log[k + 1] = log[k]! + Math.log(z + k);
    first[k + 1] = first[k]! + 1 / (z + k);
    second[k + 1] = second[k]! - 1 / (z + k) ** 2;
  }
  return [log, first, second];
}

/**
 * The likelihood of a row is a sum over when the customer was lost, or not yet. Every term is a product of rising
 * factorials, whose logarithms and derivatives come from five tables shared by all rows; the terms are then mixed with
 * their posterior weights: gradient E[g], Hessian E[H + g gᵀ] − E[g] E[g]ᵀ.
 */
function bgBbObjective(rows: Rows): Objective {
  const most = rows.n.reduce((a, b) => Math.max(a, b), 0);
  return (theta): Evaluation => {
    const params = theta.map(Math.exp) as Float64Array;
    const [alpha, beta, gamma, delta] = params as unknown as [number, number, number, number];
    const [a0, a1, a2] = risingFactorials(alpha, most);
    const [b0, b1, b2] = risingFactorials(beta, most);
    const [s0, s1, s2] = risingFactorials(alpha + beta, most);
    const [d0, d1, d2] = risingFactorials(delta, most);
    const [t0, t1, t2] = risingFactorials(gamma + delta, most + 1);
    let value = 0;
    const gradient = new Float64Array(4);
    const hessian = new Float64Array(16);
    const g = new Float64Array(4);
    const h = new Float64Array(16);
    const mean = new Float64Array(4);
    const square = new Float64Array(16);
    for (let row = 0; row < rows.x.length; row++) {
      const x = rows.x[row]!;
      const n = rows.n[row]!;
      const tx = rows.tx[row]!;
      mean.fill(0);
      square.fill(0);
      let top = Number.NEGATIVE_INFINITY;
      let total = 0;
      // m = n with `lost` 0: still alive on occasion n; m < n: lost right after occasion m.
      for (let m = n; m >= tx; m--) {
        const lost = m === n ? 0 : 1;
        const log = a0[x]! + b0[m - x]! - s0[m]! + d0[m]! - t0[m + lost]! + (lost === 1 ? theta[2]! : 0);
        if (log > top) {
          const shrink = Math.exp(top - log);
          total *= shrink;
          for (let i = 0; i < 4; i++) mean[i]! *= shrink;
          for (let i = 0; i < 16; i++) square[i]! *= shrink;
          top = log;
        }
        const w = Math.exp(log - top);
        total += w;
        g[0] = a1[x]! - s1[m]!;
        g[1] = b1[m - x]! - s1[m]!;
        g[2] = lost / gamma - t1[m + lost]!;
        g[3] = d1[m]! - t1[m + lost]!;
        h[0] = a2[x]! - s2[m]!;
        h[1] = h[4] = -s2[m]!;
        h[5] = b2[m - x]! - s2[m]!;
        h[10] = -lost / (gamma * gamma) - t2[m + lost]!;
        h[11] = h[14] = -t2[m + lost]!;
        h[15] = d2[m]! - t2[m + lost]!;
        for (let i = 0; i < 4; i++) {
          mean[i]! += w * g[i]!;
          for (let j = 0; j < 4; j++) square[4 * i + j]! += w * (h[4 * i + j]! + g[i]! * g[j]!);
        }
      }
      const weight = rows.weight[row]!;
      value += weight * (top + Math.log(total));
      for (let i = 0; i < 4; i++) {
        gradient[i]! += (weight * mean[i]!) / total;
        for (let j = 0; j < 4; j++) {
          hessian[4 * i + j]! +=
            weight * (square[4 * i + j]! / total - (mean[i]! * mean[j]!) / (total * total));
        }
      }
    }
    return toLogScale(params, value, gradient, hessian);
  };
}
