-- How many customers ended a membership in the period? One row per period and slice.
select
  {slice}period,
  uniqExact(customer_id) as numerator
from {membership_term by ended_on}
where period != toDate(0)
group by all
