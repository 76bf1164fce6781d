/**
 * Reproducible chance. Every stream is named by (seed, label, index), so that one customer's draws do not depend on how
 * many customers there are, and adding a draw in one place moves nothing elsewhere. Integer arithmetic only: the same
 * numbers on every machine and every version of the engine.
 */
export interface Random {
  /** 32 random bits. */
  bits(): number;
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [low, high], both included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** Index of a weight, in proportion to it. */
  weighted(weights: readonly number[]): number;
  shuffle<T>(values: readonly T[]): T[];
}

/** The finishing step of MurmurHash3: every input bit reaches every output bit. */
export function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** FNV-1a over the UTF-16 units of a label. */
function hashLabel(label: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < label.length; i++) h = Math.imul(h ^ label.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** A stream of the small fast counting generator (sfc32, Chris Doty-Humphrey, PractRand). */
export function randomStream(seed: number, label: string, index = 0): Random {
  let a = mix(seed);
  let b = mix(hashLabel(label) ^ a);
  let c = mix((index + 0x9e3779b9) ^ b);
  let counter = 1;

  function bits(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
  for (let i = 0; i < 12; i++) bits();

  const next = () => bits() / 4294967296;
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    bits,
    next,
    between,
    chance: (probability) => next() < probability,
    pick(values) {
      if (values.length === 0) throw new RangeError("nothing to pick from");
      return values[between(0, values.length - 1)]!;
    },
    weighted(weights) {
      let total = 0;
      for (const weight of weights) total += weight;
      let left = next() * total;
      for (let i = 0; i < weights.length - 1; i++) {
        left -= weights[i]!;
        if (left < 0) return i;
      }
      return weights.length - 1;
    },
    shuffle(values) {
      const deck = [...values];
      for (let i = deck.length - 1; i > 0; i--) {
        const j = between(0, i);
        [deck[i], deck[j]] = [deck[j]!, deck[i]!];
      }
      return deck;
    },
  };
}
