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
    sumMap([month], [orders], [money]) as months,
    minIf(month, orders > 0) as cohort
  from (
    select
      customer_id,
      party_id,
      toStartOfMonth(occurred_on) as month,
      uniqExactIf(order_id, bought) as orders,
      sum(amount) as money
    from {purchase}
    group by all
  )
  group by customer_id
)
array join
  tupleElement(months, 1) as month,
  tupleElement(months, 2) as orders,
  tupleElement(months, 3) as money
where cohort >= {from:Date} and month >= cohort
group by cohort, later
order by cohort, later
