/** Items in rising order, and in how many baskets all of them lie. */
export interface FrequentSet {
  items: number[];
  baskets: number;
}

/** More sets than this say that the least support is too small; nothing more is looked for. */
const most = 200_000;

/**
 * Every set of 1 to `longest` items that lies in at least `least` baskets: depth first over lists of basket numbers
 * (Eclat; Zaki 2000), so memory holds one branch at a time. `undefined`: there are too many.
 */
export function frequentSets(
  basketsOf: ReadonlyMap<number, Uint32Array>,
  { least, longest }: { least: number; longest: number },
): FrequentSet[] | undefined {
  const found: FrequentSet[] = [];
  const grow = (items: number[], candidates: readonly (readonly [number, Uint32Array])[]): boolean => {
    for (const [i, [item, baskets]] of candidates.entries()) {
      const set = [...items, item];
      if (found.push({ items: set, baskets: baskets.length }) > most) return false;
      if (set.length === longest) continue;
      const next = candidates
        .slice(i + 1)
        .map(([other, others]) => [other, common(baskets, others)] as const)
        .filter(([, both]) => both.length >= least);
      if (!grow(set, next)) return false;
    }
    return true;
  };
  const single = [...basketsOf].filter(([, baskets]) => baskets.length >= least).sort(([a], [b]) => a - b);
  return grow([], single) ? found : undefined;
}

/** What two rising lists share. */
function common(a: Uint32Array, b: Uint32Array): Uint32Array {
  const shared = new Uint32Array(Math.min(a.length, b.length));
  let n = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [a[i]!, b[j]!];
    if (x === y) {
      shared[n++] = x;
      i++;
      j++;
    } else if (x < y) i++;
    else j++;
  }
  return shared.subarray(0, n).slice();
}
