-- Which products sold for most, to how many customers, and what did they sell for in the compared period?
-- One row per product, the ten largest of the last period.
select
  sku,
  toString(argMaxIf(category, (occurred_on, order_id, line), period = {current:Date})) as kind_of,
  toFloat64(sumIf(amount, period = {current:Date})) as sold,
  toFloat64(sumIf(amount, period != {current:Date})) as sold_before,
  toFloat64(uniqExactIf(order_id, bought and period = {current:Date})) as orders,
  toFloat64(uniqExactIf(customer_id, bought and period = {current:Date})) as customers
from {in_period}
where sku global in (
  select sku
  from {in_period}
  where period = {current:Date}
  group by sku
  order by sum(amount) desc, sku
  limit 10
)
group by sku
order by sold desc, sku
