-- Of the customers of each first month, how many bought again in which later month, how often and for how much?
-- One row per first month and later month (0 is the first itself). First months are looked for in all of history.
select
  cohort,
  toUInt16(dateDiff('month', cohort, month)) as later,
  toFloat64(countIf(orders > 0)) as buyers,
  toFloat64(sum(orders)) as placed,
  toFloat64(sum(money)) as sold
from (
  select
    customer_id,
    toStartOfMonth(occurred_on) as month,
    countIf(bought and alone) + arrayUniq(groupArrayIf(order_id, bought and not alone)) as orders,
    sum(amount) as money
  from {purchase}
  where occurred_on >= {from:Date}
  group by all
) as bought_in
global inner join (
  select
    customer_id,
    toStartOfMonth(min(occurred_on)) as cohort
  from {purchase}
  where bought
  group by customer_id
  having cohort >= {from:Date}
) as first using (customer_id)
where month >= cohort
group by cohort, later
order by cohort, later
