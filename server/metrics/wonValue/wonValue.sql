-- What were the opportunities won in the period worth? One row per period and slice; null where none of them has an amount.
select
  {slice}period,
  toFloat64(sum(known)) as numerator
from (
  {wonValue/won}
)
group by all
