-- How many customers left a programme in the period and are not in it again at its end? One row per period and slice.
-- A term that is followed by another of the same programme is a renewal.
select
  {slice}period,
  uniqExact(customer_id) as numerator
from {membership_term by ended_on}
where period != toDate(0)
  and (customer_id, programme, period) global not in (
    select customer_id, programme, start
    from membership_term(hidden = {hidden:Array(UInt32)})
    array join {starts:Array(Date)} as start, {ends:Array(Date)} as stop
    where occurred_on < least(stop, {to:Date})
      and (ended_on is null or assumeNotNull(ended_on) >= least(stop, {to:Date}))
  )
group by all
