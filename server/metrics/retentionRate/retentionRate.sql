-- Of the customers of the period before, how many bought in this one? One row per period and customer.
-- The period before has the same length and ends where this one begins. Of each customer only the stretches between the
-- periods' borders are kept in which he bought, not his days.
select
  {slice}customer_id,
  period,
  1 as denominator,
  arrayExists(stretch -> stretch >= toUInt16(period) and stretch < toUInt16(until), stretches) as numerator
from (
  select
    {slice}customer_id,
    groupUniqArray(roundDown(toUInt16(occurred_on), {borders:Array(UInt16)})) as stretches
  from {purchase}
  where bought and occurred_on >= arrayMin({befores:Array(Date)})
  group by all
)
array join
  {starts:Array(Date)} as period,
  {befores:Array(Date)} as before,
  {ends:Array(Date)} as until
where arrayExists(stretch -> stretch >= toUInt16(before) and stretch < toUInt16(period), stretches)
