import type { Params } from "../platform/clickhouse/client.ts";
import { classStrategies } from "./classStrategies.ts";
import type { Kept } from "./strategies.ts";

/**
 * Of every customer within `scope`: the strategy of his class (0: none), the longest interval that holds for him, and the
 * days since somebody last reached out, by whatever the interactions know (those logged here and those imported). Needs
 * `today` and, for whoever has no strategy, `most`.
 */
export function contactGaps(
  strategies: readonly Kept[],
  scope: { sql: string; params: Params },
): { sql: string; params: Params } {
  const leads = classStrategies(strategies);
  return {
    sql: `select
    file.customer_id as customer_id,
    file.owner as owner,
    ifNull(class.strategy, 0) as strategy,
    if(ifNull(class.most, 0) = 0, {most:UInt32}, class.most) as most,
    last.last_on as last_on,
    if(last.last_on is null, null, toInt32(dateDiff('day', last.last_on, {today:Date}))) as days
  from (select customer_id, owner from customer(hidden = {hidden:Array(UInt32)}) where ${scope.sql}) as file
  global any left join (
    ${leads.sql}
  ) as class on class.customer_id = file.customer_id
  global any left join (
    select customer_id, max(occurred_on) as last_on
    from interaction(hidden = {hidden:Array(UInt32)})
    where direction = 'out' and customer_id != 0
    group by customer_id
  ) as last on last.customer_id = file.customer_id`,
    params: { ...scope.params, ...leads.params },
  };
}
