-- Of the members there were, how many left in the period? One row per customer, period and slice.
select
  {slice}start as period,
  customer_id,
  max(ended_on is not null and assumeNotNull(ended_on) < least(stop, {to:Date})) as numerator,
  1 as denominator
from (
  select {slice}customer_id, occurred_on, ended_on
  from {membership_term}
)
array join {starts:Array(Date)} as start, {ends:Array(Date)} as stop
where occurred_on < if({base:String} = 'start', start, stop)
  and (ended_on is null or assumeNotNull(ended_on) >= start)
group by all
