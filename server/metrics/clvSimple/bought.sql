-- What has each customer bought by the end of each period: since when, how many orders, for how much?
-- One row per period and customer with a line by its end.
select
  {slice}customer_id,
  period,
  until,
  min(first_day) as first_on,
  sum(orders) as orders,
  toFloat64(sum(money)) as money
from (
  select
    {slice}customer_id,
    party_id,
    stretch,
    minIf(occurred_on, bought) as first_day,
    countIf(bought and alone) + arrayUniq(groupArrayIf(order_id, bought and not alone)) as orders,
    sum(amount) as money
  from {purchase}
  group by all
)
array join
  {starts:Array(Date)} as period,
  {ends:Array(Date)} as until
where stretch < until
group by all
