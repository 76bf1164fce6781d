-- How many days did opportunities stay in a stage before they entered the next? One row per period and slice.
select
  {slice}period,
  sum(dateDiff('day', occurred_on, assumeNotNull(left_on))) as numerator,
  count() as denominator
from (
  select
    *,
    leadInFrame(toNullable(occurred_on)) over (
      partition by opportunity order by position, occurred_on, id
      rows between current row and unbounded following
    ) as left_on
  from {opportunity_stage}
)
where period != toDate(0) and left_on is not null
group by all
