import type { ClickHouse } from "../platform/clickhouse/client.ts";
import type { ReasonCode } from "./schema.ts";
import type { Kept } from "./strategies.ts";

export interface Leading {
  strategy: Kept;
  /** Since when the customer is in the class or segment that it is for; null for a situation. */
  since: string | null;
}

/** Where no strategy is for these situations themselves, they are what they also are: a customer who is late, or not content. */
const wider: Partial<Record<ReasonCode, ReasonCode>> = {
  risk: "late",
  lapsed: "late",
  disappointed: "detractor",
};

const strategyOf = (strategies: readonly Kept[], code: ReasonCode | undefined) =>
  code && strategies.find((strategy) => strategy.reasons.includes(code));

/** Of each customer the one strategy to follow: that of the situation he is in, else of his first class or segment. */
export async function leadingStrategies(
  ch: ClickHouse,
  strategies: readonly Kept[],
  customers: readonly { customer: number; code: ReasonCode | null }[],
  signal?: AbortSignal,
): Promise<Map<number, Leading>> {
  const bySegment = new Map<number, Kept>();
  for (const strategy of strategies)
    for (const segment of strategy.segments) if (!bySegment.has(segment)) bySegment.set(segment, strategy);
  const members =
    bySegment.size === 0 || customers.length === 0
      ? []
      : await ch.rows<{ customer_id: number; segment: number; since: string }>(
          `select customer_id, segment, toString(toDate(max(since))) as since
from segment_member
where segment in {segments:Array(UInt32)} and customer_id in {customers:Array(UInt32)}
group by customer_id, segment
order by customer_id, segment`,
          { segments: [...bySegment.keys()], customers: customers.map((one) => one.customer) },
          signal ? { signal } : {},
        );
  const found = new Map<number, Leading>();
  for (const { customer_id, segment, since } of members) {
    const strategy = bySegment.get(segment)!;
    const before = found.get(customer_id);
    if (!before || strategy.priority < before.strategy.priority) found.set(customer_id, { strategy, since });
  }
  for (const { customer, code } of customers) {
    const situation = code && (strategyOf(strategies, code) ?? strategyOf(strategies, wider[code]));
    if (situation) found.set(customer, { strategy: situation, since: null });
  }
  return found;
}
