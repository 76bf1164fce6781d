-- How much did customers buy for? One row per period and slice; anchor: the business day of the line.
select
  {slice}period,
  sum(amount) as numerator
from {in_period}
group by all
