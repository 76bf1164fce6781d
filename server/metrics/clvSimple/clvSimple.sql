-- What is a customer worth by the simple formula: average order × orders a year × expected years?
-- One row per period and customer who had bought by its end. Orders a year: orders over the years since the first
-- purchase up to the end of the period, at least one year.
select
  {slice}customer_id,
  period,
  (money / orders) * (orders / greatest(1, dateDiff('day', first_on, until) / 365.25)) * {years:Float64} as numerator,
  1 as denominator
from (
  select
    {slice}customer_id,
    period,
    until,
    min(first_day) as first_on,
    sum(orders) as orders,
    toFloat64(sum(money)) as money
  from (
    select
      {slice}customer_id,
      party_id,
      stretch,
      minIf(occurred_on, bought) as first_day,
      uniqExactIf(order_id, bought) as orders,
      sum(amount) as money
    from {purchase}
    group by all
  )
  array join
    {starts:Array(Date)} as period,
    {ends:Array(Date)} as until
  where stretch < until
  group by all
)
where orders > 0
