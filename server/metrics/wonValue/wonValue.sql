-- What were the opportunities won in the period worth? One row per period and slice.
select
  {slice}period,
  toFloat64(sum(worth)) as numerator
from (
  {wonValue/deals}
)
group by all
