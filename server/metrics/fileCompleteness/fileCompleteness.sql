-- How complete are the files of those who bought in the period? One row per customer, period and slice.
-- Completeness is that of today: of what a file held then nothing is kept.
select
  {slice}line.period as period,
  line.customer_id as customer_id,
  toFloat64(file.completeness) / 100 as numerator,
  1 as denominator
from (
  select {slice}period, customer_id
  from {in_period}
  where bought
  group by all
) as line
global any inner join (
  select customer_id, completeness
  from customer(hidden = {hidden:Array(UInt32)})
) as file on file.customer_id = line.customer_id
