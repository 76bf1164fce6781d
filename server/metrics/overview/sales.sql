-- What was sold, in how many orders, to how many customers, and how much of it to existing ones?
-- One row per part (day, week or month) of each period, and one per period (part 1970-01-01).
-- Existing: had bought before the first day of the period that the part belongs to, wherever in all of history.
select
  period,
  if(grouping(part) = 1, toDate(0), part) as part_of,
  toFloat64(sum(money)) as sold,
  toFloat64(sum(orders)) as placed,
  toFloat64(uniqExactIf(customer_id, orders > 0)) as buyers,
  toFloat64(sumIf(money, first_on < period)) as sold_to_existing,
  toFloat64(sumIf(orders, first_on < period)) as placed_by_existing,
  toFloat64(uniqExactIf(customer_id, orders > 0 and first_on < period)) as existing_buyers
from (
  select
    customer_id,
    period,
    toDate(roundDown(toUInt16(occurred_on), {parts:Array(UInt16)})) as part,
    countIf(bought and alone) + arrayUniq(groupArrayIf(order_id, bought and not alone)) as orders,
    sum(amount) as money
  from {in_period}
  group by all
) as line
global inner join (
  select
    customer_id,
    min(occurred_on) as first_on
  from {history}
  where bought
  group by customer_id
) as first using (customer_id)
group by grouping sets ((period, part), (period))
order by period, part_of
