-- Of the existing customers, how many bought again? One row per period and customer.
-- rule again: existing had bought at least {existing} times before the first day of the period; again = bought in it.
-- rule twice: existing bought in the period; again = at least two purchases in it.
select
  {slice}customer_id,
  period,
  if({rule:String} = 'again', before >= {existing:UInt32}, within >= 1) as denominator,
  denominator and if({rule:String} = 'again', within >= 1, within >= 2) as numerator
from (
  select
    {slice}customer_id,
    period,
    sumIf(purchases, stretch < period) as before,
    sumIf(purchases, stretch = period) as within
  from (
    select
      {slice}customer_id,
      party_id,
      stretch,
      if(
        {count:String} = 'days',
        uniqExact(occurred_on),
        countIf(alone) + arrayUniq(groupArrayIf(order_id, not alone))
      ) as purchases
    from {purchase}
    where bought
    group by all
  )
  array join arrayFilter(start -> start >= stretch, {starts:Array(Date)}) as period
  group by all
)
where denominator
