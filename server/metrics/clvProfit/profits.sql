-- What has each customer bought by the end of each period: orders, money, the part of it whose cost is known, and that cost?
-- One row per period and customer with a line by its end.
select
  customer_id,
  period,
  until,
  min(first_day) as first_on,
  sum(orders) as orders,
  toFloat64(sum(money)) as money,
  toFloat64(sum(costed)) as costed,
  toFloat64(sum(goods_cost)) as goods_cost
from (
  select
    customer_id,
    party_id,
    stretch,
    minIf(occurred_on, bought) as first_day,
    uniqExactIf(order_id, bought) as orders,
    sum(amount) as money,
    sumIf(amount, cost is not null) as costed,
    sum(ifNull(cost, 0)) as goods_cost
  from {purchase}
  group by all
)
array join
  {starts:Array(Date)} as period,
  {ends:Array(Date)} as until
where stretch < until
group by all
