import { betaRegularised } from "../special/incompleteBeta.ts";
import { logGamma } from "../special/logGamma.ts";
import { normalCdf } from "../special/normal.ts";
import { requireFinite, requirePositive } from "../special/require.ts";

/**
 * P(T ≤ t) of the noncentral t distribution with `degrees` of freedom and noncentrality `delta`: the distribution of a
 * t statistic when there is a difference to find. Poisson mixture of incomplete betas (Lenth 1989, AS 243), summed
 * outwards from its largest term. Absolute error ≤ 1e-11 for |delta| ≤ 40.
 */
export function noncentralTCdf(t: number, degrees: number, delta: number): number {
  requireFinite("t", t);
  requirePositive("degrees", degrees);
  requireFinite("delta", delta);
  if (t < 0) return 1 - noncentralTCdf(-t, degrees, -delta);
  const x = (t * t) / (degrees + t * t);
  const rate = (delta * delta) / 2;
  if (x === 0 || rate === 0) {
    return rate === 0 ? 0.5 + 0.5 * (x === 0 ? 0 : betaRegularised(0.5, degrees / 2, x)) : normalCdf(-delta);
  }
  const term = (j: number) => {
    const even = Math.exp(j * Math.log(rate) - rate - logGamma(j + 1));
    const odd = Math.sign(delta) * Math.exp((j + 0.5) * Math.log(rate) - rate - logGamma(j + 1.5));
    return even * betaRegularised(j + 0.5, degrees / 2, x) + odd * betaRegularised(j + 1, degrees / 2, x);
  };
  const centre = Math.floor(rate);
  const reach = Math.ceil(8 * Math.sqrt(rate + 1)) + 20;
  let sum = 0;
  for (let j = Math.max(0, centre - reach); j <= centre + reach; j++) sum += term(j);
  return Math.min(1, Math.max(0, normalCdf(-delta) + sum / 2));
}
