-- How many customers bought? One row per period and slice; anchor: the business day of the purchase.
select
  {slice}period,
  uniqExactIf(customer_id, bought) as numerator
from {in_period}
group by all
