-- What share of all orders were refunded, in part or whole? Nobody's and cancelled orders count too; one row per period and slice.
select
  {slice}period,
  sum(hit) as numerator,
  count() as denominator
from (
  select
    {slice}period,
    order_id,
    sum(ifNull(refund_amount, 0)) > 0 as hit
  from {in_period}
  where kind != 'return'
  group by all
)
group by all
