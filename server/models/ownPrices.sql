-- What did one customer pay, line by line, in the 365 days that end with the day {until}? The newest first.
select
  sku,
  toString(category) as category,
  toFloat64(qty) as pieces,
  toFloat64(amount) as paid,
  toUInt8(cost is not null) as costed
from {purchase_line}
where bucket in {buckets:Array(UInt8)}
  and party_id in {parties:Array(UInt32)}
  and {counted}
  and kind = 'sale'
  and qty > 0
  and amount > 0
  and occurred_on > toDate({until:UInt16}) - 365
  and occurred_on <= toDate({until:UInt16})
order by occurred_on desc, order_id, line
limit {most:UInt32}
