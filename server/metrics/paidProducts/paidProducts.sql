-- How many products on the bills paid in the period, per customer? One row per period and slice.
select
  {slice}period,
  sum(products) as numerator,
  uniqExact(customer_id) as denominator
from {invoice by paid_on}
where period != toDate(0) and products is not null
group by all
