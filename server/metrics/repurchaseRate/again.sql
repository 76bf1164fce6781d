-- Of the existing customers, how many bought again? One row per period and customer who had bought before it began.
-- The quick form of the default: existing had bought at least once before the first day, again is at least once within.
select
  {slice}customer_id,
  period,
  1 as denominator,
  has(stretches, period) as numerator
from (
  select
    {slice}customer_id,
    groupUniqArray(stretch) as stretches,
    min(stretch) as first_stretch
  from {purchase}
  where bought
  group by all
)
array join {starts:Array(Date)} as period
where first_stretch < period
