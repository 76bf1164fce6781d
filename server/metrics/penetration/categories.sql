-- How many existing and new customers buy in each category? One row per category, and one for all of them together.
-- Existing: had bought before the period, in all of history.
select
  category,
  every,
  toFloat64(uniqExactIf(customer_id, is_existing)) as existing,
  toFloat64(uniqExactIf(customer_id, not is_existing)) as fresh,
  toFloat64(sum(amount)) as amount
from (
  select
    line.customer_id as customer_id,
    line.amount as amount,
    first.first_on < {from:Date} as is_existing,
    arrayJoin([(toString(line.category), 0), ('', 1)]) as kind,
    kind.1 as category,
    kind.2 as every
  from {in_period} as line
  global any left join (
    select customer_id, min(occurred_on) as first_on
    from {history}
    where bought
    group by customer_id
  ) as first on first.customer_id = line.customer_id
  where line.bought
)
group by category, every
order by every, amount desc, category
limit 500
