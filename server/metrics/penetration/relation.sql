-- Do customers who bought in more categories come back more? One row per number of categories (5: five and more) and band
-- of orders (1, 2, 3–4, 5–9, 10 and more). Anchor: what was bought before the last stretch; looked at: that stretch.
select
  toUInt8(least(wide, 5)) as categories,
  toUInt8(multiIf(orders = 1, 1, orders = 2, 2, orders < 5, 3, orders < 10, 4, 5)) as band,
  toFloat64(count()) as customers,
  toFloat64(countIf(again > 0)) as back,
  sum(later) as amount,
  sum(later * later) as squared
from (
  select
    customer_id,
    uniqExactIf(category, bought and category != '' and period = {base:Date}) as wide,
    uniqExactIf(order_id, bought and period = {base:Date}) as orders,
    countIf(bought and period = {after:Date}) as again,
    toFloat64(sumIf(amount, period = {after:Date})) as later
  from {in_period}
  group by customer_id
)
where wide > 0
group by categories, band
order by categories, band
