-- What did it cost to win a new customer in the period? One row per period.
-- Spending is spread over its days; what lies in the period counts.
select
  {slice}period,
  if(sum(spent) = 0, 0, sum(spent)) as numerator,
  if(sum(spent) = 0, 0, sum(people)) as denominator
from (
  select
    {slice}start as period,
    toFloat64(amount) * dateDiff('day', greatest(occurred_on, start), least(ends_on, stop)) / dateDiff('day', occurred_on, ends_on) as spent,
    0 as people
  from (
    select {slice}occurred_on, greatest(until, occurred_on + 1) as ends_on, amount
    from {spend}
    where purpose = 'win'
  )
  array join {starts:Array(Date)} as start, {ends:Array(Date)} as stop
  where occurred_on < stop and ends_on > start
  union all
  select
    {slice}period,
    0 as spent,
    uniqExact(customer_id) as people
  from {in_period} as line
  global inner join (
    select customer_id as known, min(occurred_on) as first_on
    from {history}
    where bought
    group by customer_id
  ) as first on first.known = line.customer_id
  {with_file}
  where bought and first_on >= period
  group by all
)
group by all
