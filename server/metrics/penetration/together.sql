-- How many customers buy in both of two categories? One row per pair; of a category with itself: its customers.
select a, b, toFloat64(count()) as customers
from (
  select
    arrayJoin(kinds) as a,
    arrayJoin(arrayMap(kind -> kind, kinds)) as b
  from (
{widths}
  )
)
group by a, b
order by a, b
limit 250000
