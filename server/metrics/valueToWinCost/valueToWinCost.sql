-- How many times what was spent on winning them are the period's new customers worth, by the newest kept forecast?
-- One row per period; without any forecast of theirs, or without spending, no figure.
select
  {slice}period,
  sum(worth) as numerator,
  if(sum(scored) = 0, 0, sum(spent)) as denominator
from (
  select {slice}period, spent, 0. as worth, 0 as scored
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
  )
  union all
  select
    {slice}period,
    0. as spent,
    sum(toFloat64(score.clv_365)) as worth,
    count() as scored
  from (
    select {slice}period, customer_id
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
  ) as won
  global inner join (
    select customer_id as scored_customer, clv_365
    from customer_score(hidden = {hidden:Array(UInt32)})
  ) as score on score.scored_customer = won.customer_id
  group by all
)
group by all
