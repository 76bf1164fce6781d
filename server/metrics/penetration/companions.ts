export interface Together {
  a: string;
  b: string;
  customers: number;
}

export interface Companions {
  /** Share of the buyers of `a` who buy in `b` too. */
  share(a: string, b: string): number;
  /** For somebody who buys in these: the category that he lacks and buyers of what he has most often buy. */
  fitting(kinds: readonly string[]): { category: string; share: number } | null;
  /** Whose buyers buy in `b` more often than all do: the highest lift of those with enough in common. */
  companionOf(b: string): { category: string; share: number; lift: number; lacking: number } | null;
}

/** Fewer customers in common say nothing of two categories. */
const fewest = 20;

/** What goes with what among customers of a period, from counts of pairs. */
export function companionsOf(pairs: readonly Together[], customers: number): Companions {
  const both = new Map<string, Map<string, number>>();
  for (const { a, b, customers: n } of pairs) {
    const row = both.get(a) ?? new Map<string, number>();
    both.set(a, row.set(b, n));
  }
  const of = (a: string, b: string) => both.get(a)?.get(b) ?? 0;
  const share = (a: string, b: string) => (of(a, a) === 0 ? 0 : of(a, b) / of(a, a));
  return {
    share,
    fitting(kinds) {
      const has = new Set(kinds);
      let found: { category: string; share: number } | null = null;
      for (const a of kinds)
        for (const b of both.get(a)?.keys() ?? []) {
          if (has.has(b) || of(a, b) < fewest) continue;
          const likely = share(a, b);
          if (!found || likely > found.share || (likely === found.share && b < found.category))
            found = { category: b, share: likely };
        }
      return found;
    },
    companionOf(b) {
      const all = customers === 0 ? 0 : of(b, b) / customers;
      if (all === 0) return null;
      let found: ReturnType<Companions["companionOf"]> = null;
      for (const a of both.keys()) {
        if (a === b || of(a, b) < fewest) continue;
        const lift = share(a, b) / all;
        if (lift <= 1 || (found && lift <= found.lift)) continue;
        found = { category: a, share: share(a, b), lift, lacking: of(a, a) - of(a, b) };
      }
      return found;
    },
  };
}
