-- Of the customers known for a year, how many choose us in the long run? One row per period and customer who first bought
-- at least 365 days before its end and in the {activeDays} days before it at least once.
-- Loyal: bought on at least {purchases} days in those 365 days, in at least {quarters} of its four quarters.
select
  {slice}customer_id,
  period,
  1 as denominator,
  length(lately) >= {purchases:UInt16}
    and length(arrayDistinct(arrayMap(day -> intDiv(toUInt16(until) - 1 - day, 92), lately))) >= {quarters:UInt8} as numerator
from (
  select
    {slice}customer_id,
    period,
    until,
    days,
    arrayFilter(day -> day < toUInt16(until) and day >= toUInt16(until) - 365, days) as lately
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
where days[1] <= toUInt16(until) - 365
  and arrayExists(day -> day < toUInt16(until) and day >= toUInt16(until) - {activeDays:UInt16}, days)
