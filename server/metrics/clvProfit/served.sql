-- What is a customer worth in profit, less what serving him costs: what is left of his sales a year after the cost of goods and
-- after the minutes of all interactions with him × the company's cost of an hour, × expected years?
-- One row per period and customer with a line whose cost is known by its end. Of sales whose cost is not known the same
-- share is taken to be left. Years: since the first purchase up to the end of the period, at least one.
select
  bought.customer_id as customer_id,
  bought.period as period,
  (money * (costed - goods_cost) / costed - ifNull(served.minutes, 0) / 60 * {hourly_cost:Float64})
    / greatest(1, dateDiff('day', first_on, until) / 365.25) * {years:Float64} as numerator,
  1 as denominator
from (
  select
    customer_id,
    period,
    until,
    min(first_day) as first_on,
    sum(orders) as orders,
    toFloat64(sum(money)) as money,
    toFloat64(sum(costed)) as costed,
    toFloat64(sum(goods_cost)) as goods_cost
  from (
    select
      customer_id,
      party_id,
      stretch,
      minIf(occurred_on, bought) as first_day,
      uniqExactIf(order_id, bought) as orders,
      sum(amount) as money,
      sumIf(amount, cost is not null) as costed,
      sum(ifNull(cost, 0)) as goods_cost
    from {purchase}
    group by all
  )
  array join
    {starts:Array(Date)} as period,
    {ends:Array(Date)} as until
  where stretch < until
  group by all
) as bought
global any left join (
  select
    customer_id,
    period,
    toFloat64(sum(minutes)) as minutes
  from (
    select
      customer_id,
      stretch,
      sum(ifNull(minutes, 0)) as minutes
    from {interaction}
    group by all
  )
  array join
    {starts:Array(Date)} as period,
    {ends:Array(Date)} as until
  where stretch < until
  group by customer_id, period
) as served on served.customer_id = bought.customer_id and served.period = bought.period
where orders > 0 and costed > 0
