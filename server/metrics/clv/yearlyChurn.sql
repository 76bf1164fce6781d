-- Of the customers who bought in the year before last, how many did not buy in the last year? One row.
select
  toFloat64(count()) as customers,
  toFloat64(countIf(not stayed)) as lost
from (
  select
    customer_id,
    max(occurred_on >= {to:Date} - interval 1 year) as stayed
  from {purchase}
  where bought and occurred_on >= {to:Date} - interval 2 year
  group by customer_id
  having min(occurred_on) < {to:Date} - interval 1 year
)
