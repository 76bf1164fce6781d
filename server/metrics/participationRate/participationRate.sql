-- Of the customers whom events, live streams, promotions and experiences reached, how many took part?
-- One row per period and slice.
select
  {slice}period,
  uniqExactIf(customer_id, outcome = 'attended') as numerator,
  uniqExact(customer_id) as denominator
from {interaction}
where period != toDate(0) and kind in ('event', 'live', 'promotion', 'experience')
group by all
