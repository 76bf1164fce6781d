-- Of the customers of the period before, how many bought in this one? One row per period and customer.
-- The period before has the same length and ends where this one begins. The quick form, for up to some twenty periods: of
-- each customer one bit per stretch of time in which he bought.
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
  where bought and occurred_on >= arrayMin({befores:Array(Date)})
  group by all
)
array join
  {starts:Array(Date)} as period,
  {within:Array(UInt64)} as own,
  {preceding:Array(UInt64)} as before
where bitAnd(marks, before) != 0
