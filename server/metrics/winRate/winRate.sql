-- Of the opportunities closed in the period, how many were won? One row per period and slice.
select
  {slice}period,
  countIf(outcome = 'won') as numerator,
  count() as denominator
from {opportunity by closed_on}
where period != toDate(0) and outcome != 'open'
group by all
