-- Of the customers who had bought before the period and belonged to a programme when it began, how many belong to none at
-- its end? One row per customer, slice and period: the rule of cancelled memberships.
select
  {slice}customer_id,
  period,
  1 as denominator,
  not there_after as numerator
from (
  {churnRate/members}
)
where there_before
