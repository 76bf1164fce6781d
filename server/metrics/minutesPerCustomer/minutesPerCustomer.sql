-- How many minutes of staff per customer whose contacts have a length? One row per period and slice.
select
  {slice}period,
  sum(minutes) as numerator,
  uniqExact(customer_id) as denominator
from {interaction}
where period != toDate(0) and minutes is not null
group by all
