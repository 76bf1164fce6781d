-- What did we sell each day in each category? One row per day and category; all of them together under every = 1.
select
  toString(occurred_on) as day,
  kind.1 as category,
  kind.2 as every,
  toFloat64(sum(amount)) as amount
from (
  select occurred_on, amount, arrayJoin([(toString(category), 0), ('', 1)]) as kind
  from {in_period}
)
group by day, category, every
order by day, every, category
limit 500000
