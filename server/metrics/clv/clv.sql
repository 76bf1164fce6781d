-- What goes into each customer's lifetime value by the simple formula? One row per customer who had bought by the day.
-- years: since the first purchase, at least one; so orders a year are not blown up for those known for a week.
select
  {slice}customer_id,
  {from:Date} as period,
  toFloat64(sum(money)) as money,
  toFloat64(sum(orders)) as orders,
  greatest(1, dateDiff('day', min(first_day), {to:Date}) / 365.25) as years
from (
  select
    {slice}customer_id,
    party_id,
    minIf(occurred_on, bought) as first_day,
    uniqExactIf(order_id, bought) as orders,
    sum(amount) as money
  from {purchase}
  group by all
  having orders > 0
)
group by all
