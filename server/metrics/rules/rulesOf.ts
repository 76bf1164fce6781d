import type { FrequentSet } from "./frequentSets.ts";

interface Rule {
  left: number[];
  right: number;
  together: number;
  support: number;
  confidence: number;
  lift: number;
}

/**
 * Rules with one item on the right (the convention of arules): who has all on the left has the right one too in
 * `confidence` of cases, `lift` times as often as everybody. The highest lift first.
 */
export function rulesOf(
  sets: readonly FrequentSet[],
  { baskets, minConfidence }: { baskets: number; minConfidence: number },
): Rule[] {
  const size = new Map(sets.map((set) => [set.items.join(), set.baskets]));
  const rules = sets.flatMap((set) =>
    set.items.length < 2
      ? []
      : set.items.map((right): Rule => {
          const left = set.items.filter((item) => item !== right);
          const confidence = set.baskets / size.get(left.join())!;
          return {
            left,
            right,
            together: set.baskets,
            support: set.baskets / baskets,
            confidence,
            lift: (confidence * baskets) / size.get(String(right))!,
          };
        }),
  );
  return rules
    .filter((rule) => rule.confidence >= minConfidence)
    .sort(
      (a, b) =>
        b.lift - a.lift ||
        b.together - a.together ||
        a.right - b.right ||
        a.left.join().localeCompare(b.left.join()),
    );
}
