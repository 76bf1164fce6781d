-- How many days from the first contact to the close, for opportunities closed in the period? One row per period and slice.
select
  {slice}period,
  sum(dateDiff('day', occurred_on, assumeNotNull(closed_on))) as numerator,
  count() as denominator
from {opportunity by closed_on}
where period != toDate(0)
  and occurred_on > toDate(0)
  and (outcome = {outcome:String} or {outcome:String} = 'closed' and outcome != 'open')
group by all
