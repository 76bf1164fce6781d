/** A stream of random numbers that is the same on every machine for the same seed. */
export interface Random {
  /** Uniform on [0, 1), 53 bits. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Whole number in [0, below), without modulo bias worth naming (53 bits). */
  below(below: number): number;
  /** Shuffles in place (Fisher–Yates). */
  shuffle(values: { length: number; [index: number]: number }): void;
}

/**
 * xoshiro128** 1.1 (Blackman & Vigna 2018) seeded through splitmix32; period 2¹²⁸ − 1.
 * Normals come in pairs by the polar method.
 */
export function seededRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be a whole number, got ${seed}`);
  let mix = (seed ^ Math.floor(seed / 0x100000000)) | 0;
  const split = () => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix ^ (mix >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return (z ^ (z >>> 15)) | 0;
  };
  let a = split();
  let b = split();
  let c = split();
  let d = split();
  const next = () => {
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result >>> 0;
  };
  const uniform = () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;
  let spare: number | null = null;
  const normal = () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    const [first, second] = normalPair(uniform);
    spare = second;
    return first;
  };
  const below = (limit: number) => Math.floor(uniform() * limit);
  return {
    uniform,
    normal,
    below,
    shuffle(values) {
      for (let i = values.length - 1; i > 0; i--) {
        const j = below(i + 1);
        const kept = values[i]!;
        values[i] = values[j]!;
        values[j] = kept;
      }
    },
  };
}

/** A seeded source of uniform numbers in (0, 1). */
export type Uniform = () => number;

/** The uniform stream of `seededRandom`, kept off 0 so that its logarithm is finite. */
export function seeded(seed: number): Uniform {
  const { uniform } = seededRandom(seed);
  return () => uniform() + 2 ** -54;
}

/** Two independent standard normals by the polar method (Marsaglia & Bray 1964). */
function normalPair(uniform: Uniform): [number, number] {
  for (;;) {
    const u = 2 * uniform() - 1;
    const v = 2 * uniform() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) {
      const scale = Math.sqrt((-2 * Math.log(s)) / s);
      return [u * scale, v * scale];
    }
  }
}

/** Standard normal; the second of each pair is thrown away, so that a draw depends on the stream alone. */
export function randomNormal(uniform: Uniform): number {
  return normalPair(uniform)[0];
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
