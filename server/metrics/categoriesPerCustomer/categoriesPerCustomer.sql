-- In how many different categories does a customer buy? One row per period and customer; lines without one do not count.
select
  {slice}customer_id,
  period,
  uniqExactIf(category, category != '') as numerator,
  1 as denominator
from {in_period}
where bought
group by all
