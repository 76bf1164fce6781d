-- On which days did a fixed share of the customers buy, and for how much? {parts} of 1,024 customers, one row per day.
select
  customer_id,
  toUInt16(occurred_on) as day,
  toFloat64(sum(amount)) as spent
from {purchase_line}
where party_id != 0
  and {counted}
  and occurred_on <= toDate({until:UInt16})
  and intHash32(customer_id) % 1024 < {parts:UInt16}
group by customer_id, day
order by customer_id, day
