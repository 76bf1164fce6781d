-- Within how many days was half of the opportunities closed? One row per period and slice; weighted, to be divided again.
select
  {slice}period,
  quantileExactInclusive(0.5)(dateDiff('day', occurred_on, assumeNotNull(closed_on))) * count() as numerator,
  count() as denominator
from {opportunity by closed_on}
where period != toDate(0)
  and occurred_on > toDate(0)
  and (outcome = {outcome:String} or {outcome:String} = 'closed' and outcome != 'open')
group by all
