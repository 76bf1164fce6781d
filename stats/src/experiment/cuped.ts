import { checkAllFinite, checkCount, checkSameLength } from "../check.ts";
import { requireFinite } from "../special/require.ts";
import { type GroupSummary, type Moments, momentsCovariance, momentsVariance } from "./summary.ts";

/** The metric after the start (`post`) and the same units' covariate from before it (`pre`). */
export interface PrePost {
  readonly post: Moments;
  readonly pre: Moments;
  /** Σ post·pre over units. */
  readonly sumProducts: number;
}

const add = (a: Moments, b: Moments): Moments => ({
  n: a.n + b.n,
  sum: a.sum + b.sum,
  sumSquares: a.sumSquares + b.sumSquares,
});

/** Sums of two raw columns, ready for `cuped`. */
export function prePostMoments(post: ArrayLike<number>, pre: ArrayLike<number>): PrePost {
  checkSameLength("post", post, "pre", pre);
  checkCount("number of units", post.length, 2);
  checkAllFinite("post", post);
  checkAllFinite("pre", pre);
  const sums = { y: 0, yy: 0, x: 0, xx: 0, xy: 0 };
  for (let i = 0; i < post.length; i++) {
    const y = post[i]!;
    const x = pre[i]!;
    sums.y += y;
    sums.yy += y * y;
    sums.x += x;
    sums.xx += x * x;
    sums.xy += x * y;
  }
  const n = post.length;
  return {
    post: { n, sum: sums.y, sumSquares: sums.yy },
    pre: { n, sum: sums.x, sumSquares: sums.xx },
    sumProducts: sums.xy,
  };
}

/** θ = cov(post, pre) / var(pre) of one sample; 0 when the covariate does not vary and so cannot help. */
export function cupedTheta({ post, pre, sumProducts }: PrePost): number {
  const covariance = momentsCovariance(post, pre, sumProducts);
  const variance = momentsVariance(pre);
  return variance === 0 ? 0 : covariance / variance;
}

/**
 * CUPED: takes out of the metric what the covariate from before the experiment already explains.
 * The adjusted mean is post − θ·pre, its variance shrinks to (1 − ρ²) of the raw one, the expected difference stays.
 * θ is estimated over both groups taken as one sample, unless given.
 *
 * Source: Deng, Xu, Kohavi & Walker, WSDM 2013, equation (4).
 * Returns summaries for `welchTest` and `sequentialTest`, θ, and `varianceRatio`: the squared standard error of the
 * absolute difference over the unadjusted one (below 1 when CUPED helped).
 */
export function cuped(
  control: PrePost,
  treatment: PrePost,
  options: { readonly theta?: number } = {},
): { control: GroupSummary; treatment: GroupSummary; theta: number; varianceRatio: number } {
  const theta =
    options.theta ??
    cupedTheta({
      post: add(control.post, treatment.post),
      pre: add(control.pre, treatment.pre),
      sumProducts: control.sumProducts + treatment.sumProducts,
    });
  requireFinite("theta", theta);
  const a = adjust(control, theta);
  const b = adjust(treatment, theta);
  const raw = a.baseline.variance / a.n + b.baseline.variance / b.n;
  const varianceRatio = raw === 0 ? 1 : (a.variance / a.n + b.variance / b.n) / raw;
  return { control: a, treatment: b, theta, varianceRatio };
}

function adjust(
  { post, pre, sumProducts }: PrePost,
  theta: number,
): GroupSummary & Required<Pick<GroupSummary, "baseline">> {
  const covariance = momentsCovariance(post, pre, sumProducts);
  const variancePost = momentsVariance(post);
  const variancePre = momentsVariance(pre);
  const mean = post.sum / post.n;
  return {
    n: post.n,
    mean: mean - (theta * pre.sum) / pre.n,
    variance: Math.max(0, variancePost + theta * theta * variancePre - 2 * theta * covariance),
    baseline: { mean, variance: variancePost, covariance: variancePost - theta * covariance },
  };
}
