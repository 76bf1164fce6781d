-- Of the customers of the period before, how many bought in this one? One row per period and customer.
-- The period before has the same length and ends where this one begins.
select
  {slice}customer_id,
  period,
  1 as denominator,
  arrayExists(day -> day >= period and day < until, days) as numerator
from (
  select
    {slice}customer_id,
    groupUniqArray(occurred_on) as days
  from {purchase}
  where bought and occurred_on >= arrayMin({befores:Array(Date)})
  group by all
)
array join
  {starts:Array(Date)} as period,
  {befores:Array(Date)} as before,
  {ends:Array(Date)} as until
where arrayExists(day -> day >= before and day < period, days)
