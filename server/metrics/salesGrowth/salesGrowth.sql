-- By how much did sales grow against the period before, of the same length, and what of it is owed to one cause?
-- One row per customer, period and slice. New: the first purchase lies in the period. Back: bought before, and not in the period
-- before. Gone: bought in the period before, and not in this one. Who bought in both: more often, or for more an order,
-- each with the mean of both periods of the other, so that the five add up to the whole.
select
  {slice}customer_id,
  period,
  multiIf(
    {cause:String} = 'all', now - was,
    {cause:String} = 'new', if(first_on >= period, now - was, 0),
    {cause:String} = 'back', if(first_on < period and orders_was = 0, now - was, 0),
    {cause:String} = 'gone', if(orders_now = 0, now - was, 0),
    orders_now = 0 or orders_was = 0, 0,
    {cause:String} = 'frequency', (toFloat64(orders_now) - orders_was) * (now / orders_now + was / orders_was) / 2,
    (now / orders_now - was / orders_was) * (toFloat64(orders_now) + orders_was) / 2
  ) as numerator,
  was as denominator
from (
  select
    {slice}line.customer_id as customer_id,
    period,
    any(first.first_on) as first_on,
    sumIf(money, day >= period) as now,
    sumIf(money, day < period) as was,
    sumIf(orders, day >= period) as orders_now,
    sumIf(orders, day < period) as orders_was
  from (
    select
      {slice}customer_id,
      occurred_on as day,
      toFloat64(sum(amount)) as money,
      countIf(bought and alone) + arrayUniq(groupArrayIf(order_id, bought and not alone)) as orders
    from {purchase}
    where occurred_on >= arrayMin({befores:Array(Date)})
    group by all
  ) as line
  global inner join (
    select customer_id, min(occurred_on) as first_on
    from {history}
    where bought
    group by customer_id
  ) as first on first.customer_id = line.customer_id
  array join
    {starts:Array(Date)} as period,
    {befores:Array(Date)} as before,
    {ends:Array(Date)} as until
  where day >= before and day < until
  group by all
)
