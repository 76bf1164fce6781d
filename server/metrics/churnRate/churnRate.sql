-- Of the customers who were there when the period began, how many were lost by its end? One row per period and customer.
-- There: had bought before and was not lost yet. Lost: silent for longer than the limit. rule rhythm: {factor} times the
-- median gap between the customer's own purchase days as known at that moment, at least {least} days, and {windowDays}
-- days for who has fewer than three purchase days. rule fixed: {windowDays} days for everyone.
select
  {slice}customer_id,
  period,
  1 as denominator,
  toUInt16(until) - arrayElement(seen, -1) > if(
    {rule:String} = 'rhythm' and length(seen) > 2,
    greatest({least:UInt16}, {factor:Float64} * arrayReduce('median', arrayPopFront(arrayDifference(seen)))),
    {windowDays:UInt16}
  ) as numerator
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
where notEmpty(before)
  and toUInt16(period) - arrayElement(before, -1) <= if(
    {rule:String} = 'rhythm' and length(before) > 2,
    greatest({least:UInt16}, {factor:Float64} * arrayReduce('median', arrayPopFront(arrayDifference(before)))),
    {windowDays:UInt16}
  )
