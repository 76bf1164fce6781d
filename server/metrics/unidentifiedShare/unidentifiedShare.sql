-- What share of order lines has no customer? Every line counts, of whatever kind; one row per period and slice.
select
  {slice}period,
  countIf(customer_id = 0) as numerator,
  count() as denominator
from {in_period}
group by all
