-- Of the customers of the period before, how many bought in this one? One row per period and customer.
-- The period before has the same length and ends where this one begins.
select
  {slice}customer_id,
  period,
  max(day < period) as denominator,
  denominator and max(day >= period) as numerator
from (
  select
    {slice}customer_id,
    occurred_on as day
  from {purchase}
  where bought and occurred_on >= arrayMin({befores:Array(Date)})
  group by all
)
array join
  {starts:Array(Date)} as period,
  {befores:Array(Date)} as before,
  {ends:Array(Date)} as until
where day >= before and day < until
group by all
having denominator
