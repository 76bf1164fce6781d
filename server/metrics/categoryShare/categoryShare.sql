-- In what share of the categories on sale does a customer buy? One row per period and customer.
-- On sale: somebody bought in it in the same period, within the same filters. Lines without a category do not count.
select
  {slice}customer_id,
  period,
  numerator,
  on_sale as denominator
from (
  select
    {slice}customer_id,
    period,
    uniqExactIf(category, category != '') as numerator
  from {in_period}
  where bought
  group by all
) as customer_categories
global any left join (
  select
    period,
    uniqExactIf(category, category != '') as on_sale
  from {in_period}
  where bought
  group by period
) as offered using (period)
