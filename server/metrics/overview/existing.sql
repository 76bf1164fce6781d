-- How many existing customers bought, in how many orders, for how much? One row per period.
-- Existing: had bought before the first day of the period.
select
  period,
  toFloat64(countIf(orders > 0)) as buyers,
  toFloat64(sum(orders)) as placed,
  toFloat64(sum(money)) as sold
from (
  select
    period,
    customer_id,
    sum(orders) as orders,
    sum(money) as money
  from (
    select
      period,
      customer_id,
      party_id,
      uniqExactIf(order_id, bought) as orders,
      sum(amount) as money
    from {in_period}
    group by all
  )
  group by all
) as bought
global inner join (
  select
    customer_id,
    min(occurred_on) as first_on
  from {history}
  where bought
  group by customer_id
) as first using (customer_id)
where first_on < period
group by period
order by period
