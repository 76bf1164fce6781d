-- Of what went out in the period, how much was answered? Not known whether: left out. One row per period and slice.
select
  {slice}period,
  sum(replied) as numerator,
  count() as denominator
from {interaction}
where period != toDate(0) and direction = 'out' and replied is not null
group by all
