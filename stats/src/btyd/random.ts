import { seededRandom } from "../random.ts";

/** A seeded source of uniform numbers in (0, 1). */
export type Uniform = () => number;

/** The library's stream, kept off 0 so that its logarithm is finite. */
export function seeded(seed: number): Uniform {
  const { uniform } = seededRandom(seed);
  return () => uniform() + 2 ** -54;
}

/** Standard normal by the polar method (Marsaglia & Bray 1964). */
export function randomNormal(uniform: Uniform): number {
  for (;;) {
    const u = 2 * uniform() - 1;
    const v = 2 * uniform() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

/** Gamma with the given shape and rate (Marsaglia & Tsang 2000; shape below 1 by their power of a uniform). */
export function randomGamma(uniform: Uniform, shape: number, rate = 1): number {
  if (shape < 1) return randomGamma(uniform, shape + 1, rate) * uniform() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = randomNormal(uniform);
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(uniform()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return (d * v) / rate;
  }
}

export function randomBeta(uniform: Uniform, a: number, b: number): number {
  const x = randomGamma(uniform, a);
  const y = randomGamma(uniform, b);
  return x / (x + y);
}
