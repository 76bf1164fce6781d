-- Which customers counted as lost when a period began? One row per period and customer who had bought before: the rule
-- of churnRate, asked of one moment.
select
  customer_id,
  period,
  toUInt16(period) - arrayElement(seen, -1) > if(
    {rule:String} = 'rhythm' and length(seen) > 2,
    greatest({least:UInt16}, {factor:Float64} * arrayReduce('median', arrayPopFront(arrayDifference(seen)))),
    {windowDays:UInt16}
  ) as lost
from (
  select
    customer_id,
    period,
    arrayFilter(day -> day < toUInt16(period), days) as seen
  from (
    select
      customer_id,
      arraySort(groupUniqArray(toUInt16(occurred_on))) as days
    from {history}
    where bought
    group by customer_id
  )
  array join {starts:Array(Date)} as period
)
where notEmpty(seen)
