-- Of the existing customers, how many bought again? One row per period and customer who had bought before it began.
-- The quick form of the default: existing had bought at least once before the first day, again is at least once within.
select
  {slice}customer_id,
  period,
  1 as denominator,
  bitAnd(marks, own) != 0 as numerator
from (
  select
    {slice}customer_id,
    groupBitOr(mark) as marks
  from {purchase}
  where bought
  group by all
)
array join
  {starts:Array(Date)} as period,
  {within:Array(UInt64)} as own,
  {earlier:Array(UInt64)} as past
where bitAnd(marks, past) != 0
