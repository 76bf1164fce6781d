-- Which customers counted as lost when a period began, where who left his programmes is lost? One row per period and
-- customer who had bought before; who never belonged to one is not lost.
select
  bought.customer_id as customer_id,
  bought.period as period,
  ifNull(member.at_start = 0, false) as lost
from (
  select customer_id, period
  from (
    select customer_id, min(occurred_on) as first_on
    from {history}
    where bought
    group by customer_id
  )
  array join {starts:Array(Date)} as period
  where first_on < period
) as bought
global any left join (
  select customer_id, start, max(ifNull(ended_on >= start, true)) as at_start
  from membership_term(hidden = {hidden:Array(UInt32)})
  array join {starts:Array(Date)} as start
  where occurred_on < start
  group by customer_id, start
) as member on member.customer_id = bought.customer_id and member.start = bought.period
