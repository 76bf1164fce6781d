-- How much of the customer base was kept? One row per period and customer who was there at its start or at its end.
-- There: had bought before the moment and was not lost at it. Lost: silent for longer than the limit; rule rhythm:
-- {factor} times the median gap between the customer's own purchase days as known at that moment, at least {least} days,
-- and {windowDays} days for who has fewer than three purchase days; rule fixed: {windowDays} days for everyone.
-- counting formula: (there at the end − new in the period) / there at the start, so whoever came back counts. counting
-- same: of those there at the start, who is there at the end.
select
  {slice}customer_id,
  period,
  toUInt8(there_before) as denominator,
  toUInt8(there_after and if({counting:String} = 'formula', notEmpty(before), there_before)) as numerator
from (
  select
    {slice}customer_id,
    period,
    before,
    notEmpty(before) and toUInt16(period) - arrayElement(before, -1) <= if(
      {rule:String} = 'rhythm' and length(before) > 2,
      greatest({least:UInt16}, {factor:Float64} * arrayReduce('median', arrayPopFront(arrayDifference(before)))),
      {windowDays:UInt16}
    ) as there_before,
    notEmpty(seen) and toUInt16(until) - arrayElement(seen, -1) <= if(
      {rule:String} = 'rhythm' and length(seen) > 2,
      greatest({least:UInt16}, {factor:Float64} * arrayReduce('median', arrayPopFront(arrayDifference(seen)))),
      {windowDays:UInt16}
    ) as there_after
  from (
    select
      {slice}customer_id,
      period,
      until,
      arrayFilter(day -> day < toUInt16(period), days) as before,
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
)
where there_before or there_after
