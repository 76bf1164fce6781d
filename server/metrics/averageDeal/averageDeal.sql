-- What was an opportunity won in the period worth, of those whose amount is known? One row per period and slice.
select
  {slice}period,
  toFloat64(sum(worth)) as numerator,
  count() as denominator
from (
  {wonValue/deals}
)
group by all
