import { requireFinite } from "../special/require.ts";
import { type GroupSummary, type Moments, momentsCovariance, momentsVariance } from "./summary.ts";

/**
 * A ratio metric with the same ratio from before the experiment.
 * Products are sums over units; `numeratorPostDenominatorPre` is Σ numeratorPost·denominatorPre, and so on.
 */
export interface RatioPrePost {
  readonly numeratorPost: Moments;
  readonly denominatorPost: Moments;
  readonly numeratorPre: Moments;
  readonly denominatorPre: Moments;
  readonly products: {
    readonly numeratorPostDenominatorPost: number;
    readonly numeratorPostNumeratorPre: number;
    readonly numeratorPostDenominatorPre: number;
    readonly denominatorPostNumeratorPre: number;
    readonly denominatorPostDenominatorPre: number;
    readonly numeratorPreDenominatorPre: number;
  };
}

interface Linearised {
  readonly n: number;
  readonly post: number;
  readonly pre: number;
  readonly variancePost: number;
  readonly variancePre: number;
  readonly covariance: number;
}

/**
 * Delta method on both ratios at once: each ratio is replaced by its first-order expansion in the four means, so that
 * variances and their covariance are quadratic forms in the covariance matrix of the four columns.
 */
function linearise(group: RatioPrePost): Linearised {
  const { numeratorPost: mp, denominatorPost: dp, numeratorPre: mq, denominatorPre: dq, products } = group;
  const n = mp.n;
  if (dp.sum === 0 || dq.sum === 0) throw new RangeError("the denominators of the ratio sum to 0");
  const variance = [mp, dp, mq, dq].map(momentsVariance) as [number, number, number, number];
  const post = mp.sum / dp.sum;
  const pre = mq.sum / dq.sum;
  const postM = n / dp.sum;
  const postD = -post * postM;
  const preM = n / dq.sum;
  const preD = -pre * preM;
  const mpdp = momentsCovariance(mp, dp, products.numeratorPostDenominatorPost);
  const mpmq = momentsCovariance(mp, mq, products.numeratorPostNumeratorPre);
  const mpdq = momentsCovariance(mp, dq, products.numeratorPostDenominatorPre);
  const dpmq = momentsCovariance(dp, mq, products.denominatorPostNumeratorPre);
  const dpdq = momentsCovariance(dp, dq, products.denominatorPostDenominatorPre);
  const mqdq = momentsCovariance(mq, dq, products.numeratorPreDenominatorPre);
  return {
    n,
    post,
    pre,
    variancePost: postM ** 2 * variance[0] + 2 * postM * postD * mpdp + postD ** 2 * variance[1],
    variancePre: preM ** 2 * variance[2] + 2 * preM * preD * mqdq + preD ** 2 * variance[3],
    covariance: postM * preM * mpmq + postM * preD * mpdq + postD * preM * dpmq + postD * preD * dpdq,
  };
}

/**
 * CUPED for a ratio metric. θ = (cov_A + cov_B) / (var_A + var_B) of the linearised ratios, unless given.
 * Sources: Deng et al. 2013 for CUPED; Deng, Knoblich & Lu 2018 for the linearisation.
 * Returns summaries whose `baseline` keeps the unadjusted ratio, the denominator of a relative difference.
 */
export function cupedRatio(
  control: RatioPrePost,
  treatment: RatioPrePost,
  options: { readonly theta?: number } = {},
): { control: GroupSummary; treatment: GroupSummary; theta: number } {
  const a = linearise(control);
  const b = linearise(treatment);
  const variance = a.variancePre + b.variancePre;
  const theta = options.theta ?? (variance === 0 ? 0 : (a.covariance + b.covariance) / variance);
  requireFinite("theta", theta);
  return { control: adjust(a, theta), treatment: adjust(b, theta), theta };
}

function adjust(group: Linearised, theta: number): GroupSummary {
  const { n, post, pre, variancePost, variancePre, covariance } = group;
  return {
    n,
    mean: post - theta * pre,
    variance: Math.max(0, variancePost + theta * theta * variancePre - 2 * theta * covariance),
    baseline: { mean: post, variance: variancePost, covariance: variancePost - theta * covariance },
  };
}
