import { rankSumTest } from "@perennial/stats";
import { fewest, type Group, type GroupDifference, groupDifference } from "./effectSize.ts";

/**
 * As `groupDifference`, of values of which only the order is known: effect and p-value are by ranks, and do not ask whether
 * from 1 to 2 is as far as from 4 to 5. The difference of the means is beside them, for a reader who knows the scores by their means.
 */
export function ordinalDifference(
  a: Group,
  b: Group,
  counts: ReadonlyMap<string, { a: number; b: number }>,
): GroupDifference {
  const { difference } = groupDifference(a, b, false);
  if (a.n < 2 || b.n < 2 || counts.size < 2) return { d: null, low: null, high: null, difference, p: null };
  const inOrder = [...counts].sort(([x], [y]) => Number(x) - Number(y)).map(([, counted]) => counted);
  const { d, interval, pValue } = rankSumTest(
    inOrder.map((one) => one.a),
    inOrder.map((one) => one.b),
  );
  return {
    d,
    low: interval?.[0] ?? null,
    high: interval?.[1] ?? null,
    difference,
    p: Math.min(a.n, b.n) < fewest ? null : pValue,
  };
}
