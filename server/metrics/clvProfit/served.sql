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
  {clvProfit/profits}
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
