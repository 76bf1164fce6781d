-- What share of all orders were paid? Nobody's and cancelled orders count too; one row per period and slice.
-- Where the source says whether an order was paid, by a status or a time of payment, that holds; else an amount paid.
select
  {slice}period,
  sum(hit) as numerator,
  count() as denominator
from (
  select
    {slice}period,
    order_id,
    max(status = 'paid' or status != 'unpaid' and paid_amount is not null) as hit
  from {in_period}
  where kind != 'return'
  group by all
)
group by all
