-- How recently, how often and for how much did each customer buy? One row per customer who has bought by the day asked.
-- days: from the last purchase, in all of history, to the day after the day asked. orders and money: of the window.
select
  customer_id,
  toUInt32(dateDiff('day', max(last_on), {to:Date})) as days,
  sum(orders) as orders,
  sum(money) as money
from (
  select
    customer_id,
    party_id,
    maxIf(occurred_on, bought) as last_on,
    countIf(bought and period = {from:Date} and alone)
      + arrayUniq(groupArrayIf(order_id, bought and period = {from:Date} and not alone)) as orders,
    sumIf(amount, period = {from:Date}) as money
  from {purchase}
  group by customer_id, party_id
)
group by customer_id
having max(last_on) > toDate(0)
