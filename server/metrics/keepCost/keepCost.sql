-- What did it cost to keep an existing customer in the period? One row per period and slice of the spending.
-- Spending is spread over its days; what lies in the period counts. Each slice is over all existing customers who bought.
select
  {slice}spending.period as period,
  spending.spent as numerator,
  ifNull(kept.people, 0) as denominator
from (
  select
    {slice}start as period,
    sum(toFloat64(amount) * dateDiff('day', greatest(occurred_on, start), least(ends_on, stop)) / dateDiff('day', occurred_on, ends_on)) as spent
  from (
    select {slice}occurred_on, greatest(until, occurred_on + 1) as ends_on, amount
    from {spend}
    where purpose = 'keep'
  )
  array join {starts:Array(Date)} as start, {ends:Array(Date)} as stop
  where occurred_on < stop and ends_on > start
  group by all
  having spent != 0
) as spending
global any left join (
  select
    period,
    uniqExact(customer_id) as people
  from {in_period} as line
  global inner join (
    select customer_id, min(occurred_on) as first_on
    from {history}
    where bought
    group by customer_id
  ) as first using (customer_id)
  where bought and first_on < period
  group by period
) as kept on kept.period = spending.period
