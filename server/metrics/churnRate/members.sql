-- Who had bought before the period and belonged to a programme when it began or belongs to one at its end? One row per
-- customer, slice and period. In between he may have changed from one programme to another, or renewed.
select
  {slice}bought.customer_id as customer_id,
  bought.period as period,
  member.at_start as there_before,
  member.at_end as there_after
from (
  select {slice}customer_id, period
  from (
    select {slice}customer_id, min(occurred_on) as first_on
    from {purchase}
    where bought
    group by all
  )
  array join {starts:Array(Date)} as period
  where first_on < period
) as bought
global any inner join (
  select
    customer_id,
    start,
    max(occurred_on < start and ifNull(ended_on >= start, true)) as at_start,
    max(ifNull(ended_on >= edge, true)) as at_end
  from (
    select customer_id, occurred_on, ended_on, start, least(stop, {to:Date}) as edge
    from {membership_term}
    array join {starts:Array(Date)} as start, {ends:Array(Date)} as stop
    where occurred_on < least(stop, {to:Date})
  )
  group by customer_id, start
) as member on member.customer_id = bought.customer_id and member.start = bought.period
where there_before or there_after
