-- Of the opportunities closed in the period, in how many did the later steps take less time than the earlier ones?
-- One row per period and slice. The days between steps, the close being the last; the first half against the last half,
-- without the step in the middle where their number is odd. Opportunities with fewer than two such stretches say nothing.
select
  {slice}period,
  countIf(late < early) as numerator,
  count() as denominator
from (
  select
    {slice}period,
    arrayPopFront(arrayDifference(arrayPushBack(steps.days, toInt64(toUInt16(assumeNotNull(deal.closed_on)))))) as stretches,
    intDiv(length(stretches), 2) as half,
    arraySum(arraySlice(stretches, 1, half)) as early,
    arraySum(arraySlice(stretches, length(stretches) - half + 1, half)) as late
  from {opportunity by closed_on} as deal
  global any inner join (
    select opportunity, arraySort(groupArray(toInt64(toUInt16(occurred_on)))) as days
    from {opportunity_stage}
    group by opportunity
  ) as steps on steps.opportunity = deal.id
  where period != toDate(0) and outcome != 'open' and length(steps.days) >= 2
)
group by all
