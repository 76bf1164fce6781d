-- How much is an order worth? Money over orders; one row per period and slice.
select
  {slice}period,
  sum(money) as numerator,
  sum(orders) as denominator
from (
  select
    {slice}period,
    party_id,
    sum(amount) as money,
    countIf(bought and alone) + arrayUniq(groupArrayIf(order_id, bought and not alone)) as orders
  from {in_period}
  group by all
)
group by all
