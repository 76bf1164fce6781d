-- Of the customers of the period before, how many bought much less in this one? One row per period and customer.
-- Much less: at least the share {drop} less money, or orders. Who did not come at all has fallen too.
select
  {slice}customer_id,
  period,
  1 as denominator,
  if({of:String} = 'money', money_now <= money_before * (1 - {drop:Float64}), orders_now <= orders_before * (1 - {drop:Float64})) as numerator
from (
  select
    {slice}customer_id,
    period,
    toFloat64(sumIf(money, day < period)) as money_before,
    toFloat64(sumIf(money, day >= period)) as money_now,
    sumIf(orders, day < period) as orders_before,
    sumIf(orders, day >= period) as orders_now
  from (
    select
      {slice}customer_id,
      occurred_on as day,
      sum(amount) as money,
      countIf(bought and alone) + arrayUniq(groupArrayIf(order_id, bought and not alone)) as orders
    from {purchase}
    where occurred_on >= arrayMin({befores:Array(Date)})
    group by all
  )
  array join
    {starts:Array(Date)} as period,
    {befores:Array(Date)} as before,
    {ends:Array(Date)} as until
  where day >= before and day < until
  group by all
)
where orders_before > 0 and money_before > 0
