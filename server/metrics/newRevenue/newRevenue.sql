-- How much did customers buy for whose first purchase lies in the period? One row per period and slice.
-- Anchor: the first day of each period. First purchases are looked for in all of history, whatever the filters.
select
  {slice}period,
  sum(amount) as numerator
from {in_period} as line
global inner join (
  select
    customer_id,
    min(occurred_on) as first_on
  from {history}
  where bought
  group by customer_id
  having first_on >= {from:Date}
) as first using (customer_id)
where first_on >= period
group by all
