import { randomBeta, randomGamma, type Uniform } from "../random.ts";
import type { BetaGeometricParams } from "./betaGeometricLikelihood.ts";
import type { GammaGammaParams } from "./gammaGamma.ts";
import type { GompertzParams } from "./gompertzLikelihood.ts";
import type { ParetoNbdParams } from "./paretoNbdLikelihood.ts";

/** Simulated histories in columns. `alive` is 1 for customers who had not left at T. */
export interface Simulated {
  x: Float64Array;
  tx: Float64Array;
  T: Float64Array;
  alive: Uint8Array;
}

/** Rounds a time up to the next whole multiple of `step`, as a log that knows only days does; 0 leaves it alone. */
const toStep = (t: number, step: number) => (step > 0 ? Math.ceil(t / step) * step : t);

/**
 * Customers who follow BG/NBD (`chances` 0) or MBG/NBD (1), each observed for T[i]. With `step` > 0 times are rounded
 * up to whole steps and purchases within one step merge, as daily logs merge them.
 */
export function simulateCoin(
  params: BetaGeometricParams,
  T: Float64Array,
  uniform: Uniform,
  chances: 0 | 1 = 0,
  step = 0,
): Simulated {
  const n = T.length;
  const out: Simulated = { x: new Float64Array(n), tx: new Float64Array(n), T, alive: new Uint8Array(n) };
  for (let i = 0; i < n; i++) {
    const rate = randomGamma(uniform, params.r, params.alpha);
    const leave = randomBeta(uniform, params.a, params.b);
    let t = 0;
    let last = 0;
    let x = 0;
    let alive = chances === 0 || uniform() >= leave;
    while (alive) {
      t -= Math.log(uniform()) / rate;
      if (!(t <= T[i]!)) break;
      const at = Math.min(toStep(t, step), T[i]!);
      if (at > last) x++;
      last = at;
      alive = uniform() >= leave;
    }
    out.x[i] = x;
    out.tx[i] = last;
    out.alive[i] = alive ? 1 : 0;
  }
  return out;
}

/** Customers who follow Pareto/NBD. */
export function simulatePareto(params: ParetoNbdParams, T: Float64Array, uniform: Uniform): Simulated {
  return simulateLives(params, T, uniform, () => {
    const wait = -Math.log(uniform());
    return wait / randomGamma(uniform, params.s, params.beta);
  });
}

/** Customers who follow G/G/NBD; survival exp(-eta (e^(b t) - 1)) is inverted. */
export function simulateGompertz(params: GompertzParams, T: Float64Array, uniform: Uniform): Simulated {
  return simulateLives(params, T, uniform, () => {
    const wait = -Math.log(uniform());
    return Math.log1p(wait / randomGamma(uniform, params.s, params.beta)) / params.b;
  });
}

/** Purchases at a gamma rate until a death that `lifetime` draws. */
function simulateLives(
  { r, alpha }: { r: number; alpha: number },
  T: Float64Array,
  uniform: Uniform,
  lifetime: () => number,
): Simulated {
  const n = T.length;
  const out: Simulated = { x: new Float64Array(n), tx: new Float64Array(n), T, alive: new Uint8Array(n) };
  for (let i = 0; i < n; i++) {
    const rate = randomGamma(uniform, r, alpha);
    const death = lifetime();
    const end = Math.min(death, T[i]!);
    let t = 0;
    for (;;) {
      const next = t - Math.log(uniform()) / rate;
      if (!(next <= end)) break;
      t = next;
      out.x[i] = out.x[i]! + 1;
    }
    out.tx[i] = t;
    out.alive[i] = death > T[i]! ? 1 : 0;
  }
  return out;
}

/** Mean spend of x purchases each, 0 where x = 0. */
export function simulateSpend(params: GammaGammaParams, x: Float64Array, uniform: Uniform): Float64Array {
  return x.map((count) => {
    if (count === 0) return 0;
    const rate = randomGamma(uniform, params.q, params.gamma);
    return randomGamma(uniform, params.p * count, rate) / count;
  });
}
