-- Which customers have been silent for too long at the end of the period, and should be won back?
-- One row per period and customer who had bought by its end. Too long: {factor} times the median gap between his own
-- purchase days, at least {least} days, and {windowDays} days for who has fewer than three purchase days.
select
  {slice}customer_id,
  period,
  1 as denominator,
  toUInt16(until) - arrayElement(seen, -1) > if(
    length(seen) > 2,
    greatest({least:UInt16}, {factor:Float64} * arrayReduce('median', arrayPopFront(arrayDifference(seen)))),
    {windowDays:UInt16}
  ) as numerator
from (
  select
    {slice}customer_id,
    period,
    until,
    arrayFilter(day -> day < toUInt16(until), days) as seen
  from (
    select
      {slice}customer_id,
      arraySort(groupUniqArray(toUInt16(occurred_on))) as days
    from {purchase}
    where bought
    group by all
  )
  array join
    {starts:Array(Date)} as period,
    {ends:Array(Date)} as until
)
where notEmpty(seen)
