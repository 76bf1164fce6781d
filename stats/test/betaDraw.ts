import type { Random } from "../src/random.ts";

/** Beta by two gammas (Marsaglia & Tsang 2000, shape ≥ 1). */
export function betaDraw(random: Random, a: number, b: number): number {
  const gamma = (shape: number): number => {
    const d = shape - 1 / 3;
    for (;;) {
      const z = random.normal();
      const v = (1 + z / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(random.uniform()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  const x = gamma(a);
  return x / (x + gamma(b));
}
