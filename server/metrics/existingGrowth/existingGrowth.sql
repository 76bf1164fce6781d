-- By how much did the sales of existing customers grow against the period before, of the same length?
-- One row per period and customer. Existing: had bought before the first day of the period in question, each its own.
select
  {slice}customer_id,
  period,
  sumIf(money, day >= period and first_on < period)
    - sumIf(money, day < period and first_on < before) as numerator,
  sumIf(money, day < period and first_on < before) as denominator
from (
  select
    {slice}customer_id,
    occurred_on as day,
    sum(amount) as money
  from {purchase}
  where occurred_on >= arrayMin({befores:Array(Date)})
  group by all
) as line
global inner join (
  select
    customer_id,
    min(occurred_on) as first_on
  from {history}
  where bought
  group by customer_id
) as first using (customer_id)
array join
  {starts:Array(Date)} as period,
  {befores:Array(Date)} as before,
  {ends:Array(Date)} as until
where day >= before and day < until
group by all
