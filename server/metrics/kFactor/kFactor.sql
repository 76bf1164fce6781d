-- How many customers did each customer who bought in the period bring? One row per customer and period.
select
  period,
  customer_id,
  sum(brought) as numerator,
  max(buying) as denominator
from (
  select period, customer_id, uniqExact(referred_customer) as brought, 0 as buying
  from {referral}
  where period != toDate(0)
  group by period, customer_id
  union all
  select period, customer_id, 0 as brought, 1 as buying
  from {in_period}
  where bought
  group by period, customer_id
)
group by all
