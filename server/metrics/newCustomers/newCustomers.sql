-- How many customers bought for the first time? One row per period and slice.
-- Anchor: the first purchase in all of history, whatever the filters; the slice is that of the lines of that period.
select
  {slice}period,
  uniqExact(customer_id) as numerator
from {in_period} as line
global inner join (
  select
    customer_id,
    min(occurred_on) as first_on
  from {history}
  where bought
  group by customer_id
  having first_on >= {from:Date}
) as first using (customer_id)
where bought and first_on >= period
group by all
