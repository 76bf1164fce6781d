-- Whose file, of those who bought in the period, has nobody written or confirmed for {days} days? One row per customer,
-- period and slice. Looked at today: when a file was touched before its last time is not kept.
select
  {slice}line.period as period,
  line.customer_id as customer_id,
  dateDiff('day', file.updated_on, {today:Date}) >= {days:UInt16} as numerator,
  1 as denominator
from (
  select {slice}period, customer_id
  from {in_period}
  where bought
  group by all
) as line
global any inner join (
  select customer_id, updated_on
  from customer(hidden = {hidden:Array(UInt32)})
  where updated_on > toDate(0)
) as file on file.customer_id = line.customer_id
