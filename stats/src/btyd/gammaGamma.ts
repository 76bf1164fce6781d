import type { Objective } from "../optimise/maximise.ts";
import { digamma, trigamma } from "../special/digamma.ts";
import { logPochhammer } from "../special/logBeta.ts";
import { logGamma } from "../special/logGamma.ts";
import { type Fit, type FitOptions, fitProblem, type Ridge } from "./fit.ts";
import { toLogScale } from "./logScale.ts";
import { requireParams } from "./model.ts";

/**
 * Parameters of the Gamma-Gamma model of spend per purchase.
 *
 * | letter | meaning                                                                     |
 * |--------|-----------------------------------------------------------------------------|
 * | p      | shape of the gamma distribution of one purchase's amount                     |
 * | q      | shape of the gamma distribution, over customers, of that distribution's rate |
 * | gamma  | its rate, in money; the mean customer spends p gamma / (q - 1) per purchase   |
 */
export interface GammaGammaParams {
  p: number;
  q: number;
  gamma: number;
}

/** Spend in columns: x repeat purchases with mean amount meanSpend; rows without x or spend are passed over. */
export interface SpendColumns {
  x: ArrayLike<number>;
  meanSpend: ArrayLike<number>;
  weight?: ArrayLike<number>;
}

/** Rows with x > 0 and meanSpend > 0, sorted by x. */
interface SpendRows {
  spend: Float64Array;
  weight: Float64Array | null;
  groupX: number[];
  groupStart: number[];
  groupWeight: number[];
  groupLog: number[];
  customers: number;
  skipped: number;
}

function sortSpend({ x, meanSpend, weight }: SpendColumns): SpendRows {
  const counts = new Map<number, number>();
  let customers = 0;
  let skipped = 0;
  for (let i = 0; i < x.length; i++) {
    const xi = x[i]!;
    if (!(xi >= 0 && Number.isInteger(xi)))
      throw new RangeError(`x must be 0, 1, 2, …, got ${xi} in row ${i}`);
    const m = meanSpend[i]!;
    if (!Number.isFinite(m)) throw new RangeError(`meanSpend must be a finite number, got ${m} in row ${i}`);
    if (xi > 0 && m > 0) counts.set(xi, (counts.get(xi) ?? 0) + 1);
    else if (xi > 0) skipped++;
  }
  const groupX = [...counts.keys()].sort((i, j) => i - j);
  const groupStart = [0];
  for (const value of groupX) groupStart.push(groupStart.at(-1)! + counts.get(value)!);
  const rank = new Map(groupX.map((value, g) => [value, g]));
  const next = groupStart.slice();
  const n = groupStart.at(-1)!;
  if (n === 0) throw new RangeError("no customer has a repeat purchase with an amount above 0");
  const spend = new Float64Array(n);
  const weights = weight ? new Float64Array(n) : null;
  const groupWeight = groupX.map(() => 0);
  const groupLog = groupX.map(() => 0);
  for (let i = 0; i < x.length; i++) {
    const m = meanSpend[i]!;
    if (!(x[i]! > 0 && m > 0)) continue;
    const g = rank.get(x[i]!)!;
    const w = weight ? weight[i]! : 1;
    const at = next[g]!;
    next[g] = at + 1;
    spend[at] = m * x[i]!;
    if (weights) weights[at] = w;
    groupWeight[g] = groupWeight[g]! + w;
    groupLog[g] = groupLog[g]! + w * Math.log(m);
    customers += w;
  }
  return { spend, weight: weights, groupX, groupStart, groupWeight, groupLog, customers, skipped };
}

/** Sums over one x of ln(1 + S/gamma), 1/(gamma+S) and its square, S = x times the mean: one logarithm in four rows. */
function spendSums(rows: SpendRows, from: number, to: number, gamma: number): [number, number, number] {
  const { spend, weight } = rows;
  const inverseGamma = 1 / gamma;
  let logs = 0;
  let s1 = 0;
  let s2 = 0;
  if (weight) {
    for (let k = from; k < to; k++) {
      const v = 1 / (gamma + spend[k]!);
      logs += weight[k]! * Math.log1p(spend[k]! * inverseGamma);
      s1 += weight[k]! * v;
      s2 += weight[k]! * v * v;
    }
    return [logs, s1, s2];
  }
  // Without weights the logarithm of a product of terms stands for the sum of their logarithms.
  let product = 1;
  for (let k = from; k < to; k++) {
    const v = 1 / (gamma + spend[k]!);
    product *= 1 + spend[k]! * inverseGamma;
    if (product > 1e150) {
      logs += Math.log(product);
      product = 1;
    }
    s1 += v;
    s2 += v * v;
  }
  return [logs + Math.log(product), s1, s2];
}

/** Log-likelihood with exact derivatives in (ln p, ln q, ln gamma); equation (1) of Fader & Hardie (2013), note 25. */
function gammaGammaObjective(rows: SpendRows): Objective {
  return (theta) => {
    const [p, q, gamma] = theta.map(Math.exp) as unknown as [number, number, number];
    let value = 0;
    const g = new Float64Array(3);
    let [pp, pq, pg, qq, qg, gg] = [0, 0, 0, 0, 0, 0];
    rows.groupX.forEach((x, k) => {
      const W = rows.groupWeight[k]!;
      const px = p * x;
      const n = px + q;
      const [logs, s1, s2] = spendSums(rows, rows.groupStart[k]!, rows.groupStart[k + 1]!, gamma);
      // (px - 1) ln m + px ln x - px ln gamma - (px + q) ln(1 + S / gamma), the rest in gamma functions.
      value +=
        W * (logPochhammer(q, px) - logGamma(px) + px * Math.log(x / gamma)) +
        (px - 1) * rows.groupLog[k]! -
        n * logs;
      const psiN = digamma(n);
      const triN = trigamma(n);
      g[0] = g[0]! + x * (W * (psiN - digamma(px) + Math.log(x / gamma)) + rows.groupLog[k]! - logs);
      g[1] = g[1]! + W * (psiN - digamma(q)) - logs;
      g[2] = g[2]! + (W * q) / gamma - n * s1;
      pp += x * x * W * (triN - trigamma(px));
      pq += x * W * triN;
      pg -= x * s1;
      qq += W * (triN - trigamma(q));
      qg += W / gamma - s1;
      gg += (-W * q) / (gamma * gamma) + n * s2;
    });
    return toLogScale([p, q, gamma], value, g, Float64Array.of(pp, pq, pg, pq, qq, qg, pg, qg, gg));
  };
}

const spendRidges: Ridge[] = [
  {
    names: ["q", "gamma"],
    reason: {
      code: "spend_spread_not_identified",
      en: "Customers' mean spends do not differ measurably: q and gamma run off together. The overall mean p gamma / (q - 1) can still be used.",
      zh: "客户之间的平均消费没有可测的差异：q 与 gamma 一同走向极端。总体平均 p·gamma/(q-1) 仍可用。",
    },
  },
  {
    names: ["p", "gamma"],
    reason: {
      code: "spend_noise_not_identified",
      en: "Amounts hardly vary within customers, or no customer has several repeat purchases: p and gamma run off together. Each customer's own mean is then the best estimate.",
      zh: "客户自身各次消费几乎不变，或没有客户多次复购：p 与 gamma 一同走向极端。此时客户自己的平均值就是最好的估计。",
    },
  },
];

/**
 * Fits the Gamma-Gamma spend model to repeat buyers (x > 0, meanSpend > 0). Assumes that spend per purchase is
 * independent of how often a customer buys; check the correlation of x and meanSpend before using it.
 */
export function fitGammaGamma(
  columns: SpendColumns,
  options: FitOptions<GammaGammaParams> = {},
): Fit<GammaGammaParams> {
  const rows = sortSpend(columns);
  let mean = 0;
  rows.groupX.forEach((x, g) => {
    for (let k = rows.groupStart[g]!; k < rows.groupStart[g + 1]!; k++) {
      mean += ((rows.weight ? rows.weight[k]! : 1) * rows.spend[k]!) / x;
    }
  });
  mean /= rows.customers;
  return fitProblem({
    model: "Gamma-Gamma",
    parameters: [
      { name: "p", scale: 1 },
      { name: "q", scale: 1 },
      { name: "gamma", scale: mean },
    ],
    starts: [
      { p: 4, q: 3.5, gamma: (2.5 * mean) / 4 },
      { p: 1.5, q: 2, gamma: mean / 1.5 },
      { p: 20, q: 8, gamma: (7 * mean) / 20 },
    ],
    objective: gammaGammaObjective(rows),
    customers: rows.customers,
    distinctRows: rows.spend.length,
    ridges: spendRidges,
    options,
  });
}

/** Pure functions of the Gamma-Gamma model. */
export const gammaGamma = {
  /** ln density of the mean `meanSpend` > 0 of x >= 1 purchases. */
  logLikelihood(params: GammaGammaParams, { x, meanSpend: m }: { x: number; meanSpend: number }): number {
    requireParams(params);
    if (!(x >= 1)) throw new RangeError(`x must be 1 or more, got ${x}`);
    if (!(m > 0)) throw new RangeError(`meanSpend must be positive, got ${m}`);
    const { p, q, gamma } = params;
    const px = p * x;
    const share = Math.log1p(gamma / (m * x));
    return logPochhammer(q, px) - logGamma(px) - Math.log(m) - px * share - q * Math.log1p((m * x) / gamma);
  },
  /**
   * Expected amount of a future purchase: equation (5) of Fader & Hardie (2013), p (gamma + x m) / (p x + q - 1).
   * With x = 0 it is the population mean, which exists for q > 1 only; a RangeError says so.
   */
  expectedSpend(params: GammaGammaParams, { x, meanSpend }: { x: number; meanSpend: number }): number {
    requireParams(params);
    if (!(x >= 0)) throw new RangeError(`x must be zero or more, got ${x}`);
    if (x > 0 && !(meanSpend >= 0)) throw new RangeError(`meanSpend must be zero or more, got ${meanSpend}`);
    const { p, q, gamma } = params;
    if (p * x + q <= 1)
      throw new RangeError(`the mean spend does not exist: p x + q = ${p * x + q} must exceed 1`);
    return (p * (gamma + (x > 0 ? x * meanSpend : 0))) / (p * x + q - 1);
  },
  expectedSpendAll(params: GammaGammaParams, { x, meanSpend }: SpendColumns): Float64Array {
    requireParams(params);
    const { p, q, gamma } = params;
    const out = new Float64Array(x.length);
    for (let i = 0; i < out.length; i++) {
      const below = p * x[i]! + q - 1;
      const m = x[i]! > 0 ? meanSpend[i]! : 0;
      if (!(x[i]! >= 0 && m >= 0 && below > 0)) gammaGamma.expectedSpend(params, { x: x[i]!, meanSpend: m });
      out[i] = (p * (gamma + x[i]! * m)) / below;
    }
    return out;
  },
};
