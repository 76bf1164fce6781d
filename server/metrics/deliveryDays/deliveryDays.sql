-- How many days from the demand to the delivery, for what arrived in the period? One row per period and slice.
select
  {slice}period,
  sum(dateDiff('day', occurred_on, assumeNotNull(delivered_on))) as numerator,
  count() as denominator
from {delivery by delivered_on}
where period != toDate(0)
group by all
