-- What was sold on each day, and how much of it to customers who had bought before the period began?
-- One row per day with sales; anchor: the first day of the period that the day lies in.
select
  period,
  occurred_on as day,
  toFloat64(sum(amount)) as sold,
  toFloat64(sumIf(amount, first_on < period)) as sold_to_existing
from {in_period} as line
global inner join (
  select
    customer_id,
    min(occurred_on) as first_on
  from {history}
  where bought
  group by customer_id
) as first using (customer_id)
group by period, day
order by period, day
