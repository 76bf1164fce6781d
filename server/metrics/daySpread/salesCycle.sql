-- How many days did each opportunity take that was closed in the period? One row per opportunity.
select customer_id, number, dateDiff('day', occurred_on, assumeNotNull(closed_on)) as days
from {opportunity by closed_on}
where period != toDate(0)
  and occurred_on > toDate(0)
  and (outcome = {outcome:String} or {outcome:String} = 'closed' and outcome != 'open')
