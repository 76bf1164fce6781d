-- Of the bills paid in the period, how many were paid after they were due? One row per period and slice.
select
  {slice}period,
  countIf(paid_on > due_on) as numerator,
  count() as denominator
from {invoice by paid_on}
where period != toDate(0) and due_on is not null
group by all
