-- How much of what was asked for in the period was sent? One row per period and slice.
select
  {slice}period,
  sum(toFloat64(sent)) as numerator,
  sum(toFloat64(wanted)) as denominator
from {delivery}
where period != toDate(0) and wanted > 0
group by all
