-- What was sold, in how many orders, to how many customers, and how much of it to existing ones?
-- One row per part (day, week or month) of each period, and one per period (part 1970-01-01).
-- Existing: had bought before the first day of the period that the part belongs to, wherever in all of history.
-- Each customer's parts of a period are kept together until they have met the first purchase, so that nobody is counted apart twice.
select
  period,
  part_of,
  toFloat64(sum(money)) as sold,
  toFloat64(sum(orders)) as placed,
  toFloat64(countIf(orders > 0)) as buyers,
  toFloat64(sumIf(money, first_on < period)) as sold_to_existing,
  toFloat64(sumIf(orders, first_on < period)) as placed_by_existing,
  toFloat64(countIf(orders > 0 and first_on < period)) as existing_buyers
from (
  select
    customer_id,
    period,
    arrayPushFront(groupArray(part), toDate(0)) as parts,
    arrayPushFront(groupArray(placed), sum(placed)) as orders_of,
    arrayPushFront(groupArray(spent), sum(spent)) as money_of
  from (
    select
      customer_id,
      period,
      toDate(roundDown(toUInt16(occurred_on), {parts:Array(UInt16)})) as part,
      countIf(bought and alone) + arrayUniq(groupArrayIf(order_id, bought and not alone)) as placed,
      sum(amount) as spent
    from {in_period}
    group by all
  )
  group by customer_id, period
) as line
global inner join (
  select
    customer_id,
    min(occurred_on) as first_on
  from {history}
  where bought
  group by customer_id
) as first using (customer_id)
array join
  parts as part_of,
  orders_of as orders,
  money_of as money
group by period, part_of
order by period, part_of
