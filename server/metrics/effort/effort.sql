-- How much of the staff's time did each customer take in the period, and what did he bring in it? One row per customer in
-- contact. By minutes only contacts of known length count. gained is null where a line of his has no cost and profit is asked.
select
  contact.customer_id as customer_id,
  contact.effort as effort,
  if({gain:String} = 'profit' and ifNull(bought.uncosted, 0) > 0, null, ifNull(bought.gain, 0)) as gained
from (
  select
    customer_id,
    if({effort:String} = 'minutes', toFloat64(sum(ifNull(minutes, 0))), toFloat64(count())) as effort
  from {interaction}
  where period = {from:Date} and ({effort:String} = 'contacts' or minutes is not null)
  group by customer_id
) as contact
global any left join (
  select
    customer_id,
    toFloat64(sumIf(if({gain:String} = 'profit', amount - ifNull(cost, 0), amount), period = {from:Date})) as gain,
    countIf(period = {from:Date} and cost is null) as uncosted,
    uniqExactIf(occurred_on, bought and occurred_on >= {to:Date} - 365) as days
  from {purchase}
  group by customer_id
) as bought on bought.customer_id = contact.customer_id
where {regular:UInt8} = 0 or bought.days >= 3
