/** A seeded source of uniform numbers in (0, 1). */
export type Uniform = () => number;

/** xoshiro128** (Blackman & Vigna 2018), seeded by splitmix32; 53-bit outputs, never exactly 0. */
export function seeded(seed: number): Uniform {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return z ^ (z >>> 16);
  };
  let [a, b, c, d] = [next(), next(), next(), next()];
  const word = () => {
    const five = Math.imul(b, 5);
    const out = Math.imul((five << 7) | (five >>> 25), 9);
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return out >>> 0;
  };
  return () => ((word() >>> 5) * 67108864 + (word() >>> 6) + 0.5) / 9007199254740992;
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
