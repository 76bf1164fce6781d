-- What goes into each customer's lifetime value by the simple formula? One row per customer who had bought by the day.
-- years: since the first purchase, at least one; so orders a year are not blown up for those known for a week.
-- costed, goods_cost: money and cost of the lines whose cost is known.
select
  {slice}customer_id,
  {from:Date} as period,
  toFloat64(sum(amount)) as money,
  toFloat64(countIf(bought and alone) + arrayUniq(groupArrayIf(order_id, bought and not alone))) as orders,
  greatest(1, dateDiff('day', minIf(occurred_on, bought), {to:Date}) / 365.25) as years,
  toFloat64(sum(line.costed)) as costed,
  toFloat64(sum(line.goods_cost)) as goods_cost
from {purchase} as line
group by all
having orders > 0
