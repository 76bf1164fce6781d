-- What share of all orders were paid? Nobody's and cancelled orders count too; one row per period and slice.
select
  {slice}period,
  sum(hit) as numerator,
  count() as denominator
from (
  select
    {slice}period,
    order_id,
    max(paid_amount is not null) as hit
  from {in_period}
  where kind != 'return'
  group by all
)
group by all
