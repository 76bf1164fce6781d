-- Who came by a path? One row per customer, the latest first touch first; days: from it to the success.
select
  customer_id,
  if(won_on = toDate(0), null, toFloat64(dateDiff('day', first_on, won_on))) as days,
  toFloat64(count() over ()) as total
from (
{touches}
)
where not known and path = {path:String}
  and multiIf({which:String} = 'won', won_on != toDate(0), {which:String} = 'notYet', won_on = toDate(0), true)
order by first_on desc, customer_id
limit {limit:UInt32} offset {offset:UInt32}
