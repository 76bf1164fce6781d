import { chiSquaredTail } from "../special/quantiles.ts";
import { type Durations, riskTable } from "./riskTable.ts";

export interface LogRankResult {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** Events seen in each group, and expected if all groups had one curve. */
  readonly observed: number[];
  readonly expected: number[];
}

/**
 * Log-rank test that two or more groups share one survival curve (Mantel 1966; Peto & Peto 1972), with the
 * hypergeometric variance for ties. Best where one curve lies above the other throughout; crossing curves hide from it.
 * Throws RangeError when no group comparison is possible: fewer than two groups, or no event while two are at risk.
 */
export function logRank(groups: readonly Durations[]): LogRankResult {
  if (groups.length < 2) throw new RangeError(`needs at least 2 groups, got ${groups.length}`);
  const tables = groups.map(riskTable);
  const k = groups.length;
  const truncated = groups.some((group) => group.entries !== undefined);
  const times = [
    ...new Set(tables.flatMap((table) => Array.from(table.time.filter((_, i) => table.events[i]! > 0)))),
  ];
  times.sort((a, b) => a - b);
  const observed = tables.map((table) => table.events.reduce((a, b) => a + b, 0));
  const expected = groups.map(() => 0);
  const covariance = groups.map(() => groups.map(() => 0));
  const position = groups.map(() => 0);
  for (const time of times) {
    const at = tables.map((table, g) => {
      while (position[g]! < table.time.length && table.time[position[g]!]! < time) position[g]!++;
      const here = position[g]! < table.time.length && table.time[position[g]!] === time;
      return {
        risk: truncated ? riskBefore(groups[g]!, time) : (table.atRisk[position[g]!] ?? 0),
        events: here ? table.events[position[g]!]! : 0,
      };
    });
    const risk = at.reduce((sum, group) => sum + group.risk, 0);
    const events = at.reduce((sum, group) => sum + group.events, 0);
    if (events === 0 || risk === 0) continue;
    const spread = risk > 1 ? (events * (risk - events)) / (risk - 1) : 0;
    for (let g = 0; g < k; g++) {
      const share = at[g]!.risk / risk;
      expected[g]! += events * share;
      for (let h = 0; h < k; h++) {
        covariance[g]![h]! += spread * share * ((g === h ? 1 : 0) - at[h]!.risk / risk);
      }
    }
  }
  const gaps = observed.map((count, g) => count - expected[g]!);
  const { statistic, rank } = quadraticForm(gaps, covariance);
  if (rank === 0) throw new RangeError("no event happened while two groups were at risk: nothing to compare");
  return {
    statistic,
    degreesOfFreedom: rank,
    pValue: statistic === 0 ? 1 : chiSquaredTail(statistic, rank),
    observed,
    expected,
  };
}

/** With late entries the next row of a group's table does not tell who was at risk before it: count them. */
function riskBefore({ times, entries }: Durations, time: number): number {
  let risk = 0;
  for (let i = 0; i < times.length; i++) {
    if (times[i]! >= time && (entries === undefined || entries[i]! < time)) risk++;
  }
  return risk;
}

/** gᵀ V⁻ g by elimination with pivoting; rows that are dependent on earlier ones (at least one is) are left out. */
function quadraticForm(
  gaps: readonly number[],
  covariance: readonly (readonly number[])[],
): {
  statistic: number;
  rank: number;
} {
  const v = covariance.map((row) => [...row]);
  const g = [...gaps];
  const open = new Set(g.keys());
  const scale = Math.max(...v.map((row, i) => row[i]!));
  let statistic = 0;
  let rank = 0;
  while (open.size > 0) {
    const pivot = [...open].reduce((best, i) => (v[i]![i]! > v[best]![best]! ? i : best));
    const size = v[pivot]![pivot]!;
    if (!(size > 1e-10 * scale)) break;
    open.delete(pivot);
    statistic += g[pivot]! ** 2 / size;
    rank++;
    for (const i of open) {
      const factor = v[i]![pivot]! / size;
      g[i]! -= factor * g[pivot]!;
      for (const j of open) v[i]![j]! -= factor * v[pivot]![j]!;
    }
  }
  return { statistic, rank };
}
