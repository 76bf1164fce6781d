-- How much of the customer base was kept, where whoever belongs to a programme is there? One row per customer, slice and
-- period who had bought before it and belongs to one at its start or at its end. counting formula: whoever came back counts.
-- counting same: of those there at the start, who is there at the end.
select
  {slice}customer_id,
  period,
  there_before as denominator,
  there_after and ({counting:String} = 'formula' or there_before) as numerator
from (
  {churnRate/members}
)
