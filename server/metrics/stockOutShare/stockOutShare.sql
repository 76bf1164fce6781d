-- How many demands of the period met a stock-out? One row per period and slice.
select
  {slice}period,
  countIf(stock_out = 1) as numerator,
  count() as denominator
from {delivery}
where period != toDate(0)
group by all
