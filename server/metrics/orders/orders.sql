-- How many orders did customers place? One row per period and slice; anchor: the business day of the order.
-- An order belongs to one party, so orders are counted per party and added up (half the time of counting at once).
select
  {slice}period,
  sum(orders) as numerator
from (
  select
    {slice}period,
    party_id,
    countIf(bought and alone) + arrayUniq(groupArrayIf(order_id, bought and not alone)) as orders
  from {in_period}
  group by all
)
group by all
