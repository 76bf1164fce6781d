-- How many of the customers who bought or complained in the period complained? Or: how many complaints per order?
-- One row per customer and period.
select
  period,
  customer_id,
  if({per:String} = 'orders', complaints, least(complaints, 1)) as numerator,
  if({per:String} = 'orders', orders, 1) as denominator
from (
  select
    period,
    customer_id,
    sum(complained) as complaints,
    uniqExactIf(order_id, complained = 0) as orders
  from (
    select period, customer_id, 1 as complained, toUInt64(0) as order_id
    from {complaint}
    where period != toDate(0)
    union all
    select period, customer_id, 0 as complained, toUInt64(order_id) as order_id
    from {in_period}
    where bought
  )
  group by all
)
