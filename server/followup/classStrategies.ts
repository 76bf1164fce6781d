import type { Params } from "../platform/clickhouse/client.ts";

interface Leads {
  id: number;
  segments: readonly number[];
  maxDays: number;
}

/**
 * Of each customer who is in a class or segment that a strategy is for: the one that leads him, the first in the order
 * given, and its longest interval. One row per customer; nobody where no strategy is for a class.
 */
export function classStrategies(strategies: readonly Leads[]): { sql: string; params: Params } {
  const pairs = strategies.flatMap((strategy) => strategy.segments.map((segment) => ({ segment, strategy })));
  const lookUp = (values: string) =>
    pairs.length === 0
      ? "toUInt32(0)"
      : `transform(segment, {segments:Array(UInt32)}, {${values}:Array(UInt32)}, toUInt32(0))`;
  return {
    sql: `select customer_id, argMin(${lookUp("strategies")}, ${lookUp("ranks")}) as strategy,
      argMin(${lookUp("mosts")}, ${lookUp("ranks")}) as most
    from segment_member
    where segment in {segments:Array(UInt32)}
    group by customer_id`,
    params: {
      segments: pairs.map((one) => one.segment),
      strategies: pairs.map((one) => one.strategy.id),
      mosts: pairs.map((one) => one.strategy.maxDays),
      ranks: pairs.map((_, i) => i + 1),
    },
  };
}
