-- How much was sold to nobody we know? One row.
select
  toFloat64(count()) as lines,
  toFloat64(uniqExactIf(order_id, bought)) as orders,
  toFloat64(sum(amount)) as sold
from {in_period}
where customer_id = 0
