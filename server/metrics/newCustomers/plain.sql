-- How many customers bought for the first time? One row per period.
-- The quick form, where neither slices nor filters are about lines: then the first purchase of all of history is enough.
select
  {slice}period,
  count() as numerator
from (
  select
    customer_id,
    min(occurred_on) as first_on
  from {history}
  where bought
  group by customer_id
  having first_on >= {from:Date}
)
array join
  {starts:Array(Date)} as period,
  {ends:Array(Date)} as until
where first_on >= period and first_on < until
group by all
