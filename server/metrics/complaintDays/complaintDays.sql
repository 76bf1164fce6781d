-- How many days from a complaint to its resolution, for those resolved in the period? One row per period and slice.
select
  {slice}period,
  sum(dateDiff('day', occurred_on, assumeNotNull(resolved_on))) as numerator,
  count() as denominator
from {complaint by resolved_on}
where period != toDate(0)
group by all
