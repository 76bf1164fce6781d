import { expect, test } from "vitest";
import { frequentSets } from "./frequentSets.ts";
import { rulesOf } from "./rulesOf.ts";

/** Baskets that are not random: 3 comes with 1 and 2, 5 with 4. */
const baskets = Array.from({ length: 400 }, (_, i) =>
  [1, 2, 3, 4, 5, 6, 7].filter(
    (item) => ((i * 7919 + item * 104_729) % 97) / 97 < 0.35 + (item === 3 && i % 3 === 0 ? 0.4 : 0),
  ),
);
const listed = new Map<number, Uint32Array>(
  [1, 2, 3, 4, 5, 6, 7].map((item) => [
    item,
    Uint32Array.from(baskets.flatMap((basket, i) => (basket.includes(item) ? [i] : []))),
  ]),
);
const holding = (items: readonly number[]) =>
  baskets.filter((basket) => items.every((item) => basket.includes(item))).length;
const subsets = (items: number[]): number[][] =>
  items.length === 0 ? [[]] : subsets(items.slice(1)).flatMap((rest) => [rest, [items[0]!, ...rest]]);

test("exactly the sets that counting every subset finds", () => {
  for (const least of [5, 20, 60]) {
    const expected = subsets([1, 2, 3, 4, 5, 6, 7])
      .filter((set) => set.length >= 1 && set.length <= 4 && holding(set) >= least)
      .map((set) => [set, holding(set)]);
    const found = frequentSets(listed, { least, longest: 4 })!.map(({ items, baskets: n }) => [items, n]);
    const sort = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(sort(found)).toEqual(sort(expected));
    expect(found.length).toBeGreaterThan(3);
  }
});

test("a rule's confidence and lift by their definitions", () => {
  const rules = rulesOf(frequentSets(listed, { least: 20, longest: 4 })!, {
    baskets: baskets.length,
    minConfidence: 0.3,
  });
  expect(rules.length).toBeGreaterThan(5);
  for (const rule of rules) {
    const together = holding([...rule.left, rule.right]);
    expect(rule.together).toBe(together);
    expect(rule.confidence).toBeCloseTo(together / holding(rule.left), 12);
    expect(rule.lift).toBeCloseTo(rule.confidence / (holding([rule.right]) / 400), 12);
    expect(rule.confidence).toBeGreaterThanOrEqual(0.3);
  }
});
