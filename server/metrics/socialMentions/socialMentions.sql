-- How often were we mentioned or shared on social media? One row per period and slice.
select
  {slice}period,
  count() as numerator
from {interaction}
where period != toDate(0) and (outcome in ('mentioned', 'shared') or kind = 'social' and direction = 'in')
group by all
