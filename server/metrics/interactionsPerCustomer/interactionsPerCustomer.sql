-- How many interactions per customer who had any? One row per period and slice.
select
  {slice}period,
  count() as numerator,
  uniqExact(customer_id) as denominator
from {interaction}
where period != toDate(0)
group by all
