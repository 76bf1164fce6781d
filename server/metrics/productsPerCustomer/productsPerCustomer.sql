-- How many different products does a customer buy? One row per period and customer.
select
  {slice}customer_id,
  period,
  uniqExact(sku) as numerator,
  1 as denominator
from {in_period}
where bought
group by all
