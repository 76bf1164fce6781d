-- Of the members there were, how many left a programme in the period and are not in it again at its end?
-- One row per customer, period and slice. A term that is followed by another of the same programme is a renewal.
select
  {slice}start as period,
  customer_id,
  max(
    ended_on is not null
    and assumeNotNull(ended_on) < edge
    and (customer_id, programme, start) global not in (
      select customer_id, programme, start
      from membership_term(hidden = {hidden:Array(UInt32)})
      array join {starts:Array(Date)} as start, {ends:Array(Date)} as stop
      where occurred_on < least(stop, {to:Date})
        and (ended_on is null or assumeNotNull(ended_on) >= least(stop, {to:Date}))
    )
  ) as numerator,
  1 as denominator
from (
  select {slice}customer_id, programme, occurred_on, ended_on, start, stop, least(stop, {to:Date}) as edge
  from {membership_term}
  array join {starts:Array(Date)} as start, {ends:Array(Date)} as stop
)
where occurred_on < if({base:String} = 'start', start, stop)
  and (ended_on is null or assumeNotNull(ended_on) >= start)
group by all
