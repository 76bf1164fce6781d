-- How many purchase days are known up to and with the day {until}, how many came since, and how many of those are of
-- customers who had bought by then? last_day: the last of all, in days since 1970.
select
  toFloat64(sum(before)) as known,
  toFloat64(sum(after)) as since,
  toFloat64(sumIf(after, before > 0)) as came,
  max(last_of_customer) as last_day
from (
  select
    customer_id,
    uniqExactIf(occurred_on, occurred_on <= toDate({until:UInt16})) as before,
    uniqExactIf(occurred_on, occurred_on > toDate({until:UInt16}) and occurred_on <= toDate({last:UInt16})) as after,
    toUInt16(maxIf(occurred_on, occurred_on <= toDate({last:UInt16}))) as last_of_customer
  from {purchase_line}
  where party_id != 0
    and {counted}
  group by customer_id
)
