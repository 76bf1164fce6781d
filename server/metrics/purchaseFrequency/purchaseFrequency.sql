-- How often does a customer buy? Orders over customers who bought; one row per period and slice.
select
  {slice}period,
  sum(orders) as numerator,
  uniqExactIf(customer_id, orders > 0) as denominator
from (
  select
    {slice}period,
    customer_id,
    party_id,
    countIf(bought and alone) + arrayUniq(groupArrayIf(order_id, bought and not alone)) as orders
  from {in_period}
  group by all
)
group by all
