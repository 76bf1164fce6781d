-- How many days lie between two purchases? One row per period and customer; a gap belongs to the period that its later
-- purchase lies in. Purchases of one day are one. mean all: over gaps; mean each: over customers' own means.
select
  {slice}customer_id,
  period,
  if({mean:String} = 'all', toFloat64(sum(gap)), avg(gap)) as numerator,
  if({mean:String} = 'all', count(), 1) as denominator
from (
  select
    {slice}customer_id,
    arraySort(groupUniqArray(occurred_on)) as days
  from {purchase}
  where bought
  group by all
)
array join
  arrayPopFront(days) as later,
  arrayPopFront(arrayDifference(arrayMap(day -> toUInt16(day), days))) as gap,
  arrayPopFront(arrayMap(day -> arrayLast(start -> start <= day, {starts:Array(Date)}), days)) as period
where later >= {from:Date} and later < arrayElement({ends:Array(Date)}, indexOf({starts:Array(Date)}, period))
group by all
