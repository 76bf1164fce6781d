-- What share of sales comes from stable existing customers? One row per period and customer.
-- Stable: had bought on at least {purchases} days before the period began.
select
  {slice}customer_id,
  period,
  if(days_before >= {purchases:UInt16}, money, 0) as numerator,
  money as denominator
from (
  select
    {slice}customer_id,
    period,
    sumIf(days, stretch < period) as days_before,
    toFloat64(sumIf(sold, stretch = period)) as money
  from (
    select
      {slice}customer_id,
      stretch,
      uniqExactIf(occurred_on, bought) as days,
      sum(amount) as sold
    from {purchase}
    group by all
  )
  array join arrayFilter(start -> start >= stretch, {starts:Array(Date)}) as period
  group by all
)
where money != 0
