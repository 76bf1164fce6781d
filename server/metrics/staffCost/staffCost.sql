-- What did the recorded minutes of staff cost per customer whose contacts have a length? One row per period and slice.
-- Without a cost of an hour there is no figure.
select
  {slice}period,
  sum(minutes) / 60 * {hourly_cost:Float64} as numerator,
  if({hourly_cost:Float64} = 0, 0, uniqExact(customer_id)) as denominator
from {interaction}
where period != toDate(0) and minutes is not null
group by all
