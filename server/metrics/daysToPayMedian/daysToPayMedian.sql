-- Within how many days was half of the bills paid? One row per period; weighted, to be divided again.
select
  {slice}period,
  quantileExactInclusive(0.5)(dateDiff('day', occurred_on, assumeNotNull(paid_on))) * count() as numerator,
  count() as denominator
from {invoice by paid_on}
where period != toDate(0)
group by all
