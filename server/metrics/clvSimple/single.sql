-- What is a customer worth by the simple formula: average order × orders a year × expected years?
-- The quick form for one period: one row per customer who had bought by its end.
select
  {slice}customer_id,
  {from:Date} as period,
  (money / orders) * (orders / greatest(1, dateDiff('day', first_on, arrayMax({ends:Array(Date)})) / 365.25)) * {years:Float64} as numerator,
  1 as denominator
from (
  select
    {slice}customer_id,
    minIf(occurred_on, bought) as first_on,
    countIf(bought and alone) + arrayUniq(groupArrayIf(order_id, bought and not alone)) as orders,
    toFloat64(sum(amount)) as money
  from {purchase}
  group by all
)
where orders > 0
