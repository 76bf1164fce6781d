-- What did customers who had been referred spend in the period? One row per referrer and period.
select
  period,
  referrer as customer_id,
  toFloat64(sum(amount)) as numerator
from (
  select line.period as period, line.amount as amount, by.referrer as referrer
  from {in_period} as line
  global inner join (
    select referred_customer, argMin(customer_id, (occurred_on, id)) as referrer
    from {referral}
    where referred_customer != customer_id
    group by referred_customer
  ) as by on by.referred_customer = line.customer_id
)
group by all
