-- Why were opportunities lost, and in which stage do the open ones say they are? One row per cause or stage.
select
  ending,
  if(ending = 'lost', lost_cause, stage) as name,
  toFloat64(count()) as opportunities,
  toFloat64(uniqExactIf(customer_id, customer_id != 0)) as customers,
  sum(amount) as amount
from (
{deals}
)
where ending = 'lost' and lost_cause != '' or ending = 'open'
group by ending, name
order by ending, opportunities desc, name
limit 100
