-- How did opportunities of each slice end? One row per value of the slice, the most opportunities first.
select
  slice_{by} as value,
  toFloat64(count()) as reached,
  toFloat64(countIf(ending = 'won')) as won,
  toFloat64(countIf(ending = 'lost')) as lost,
  toFloat64(countIf(ending = 'open')) as open,
  countIf(ending = 'won' and ended_on >= came_on) as timed,
  if(timed = 0, null, quantileExactInclusiveIf(0.5)(dateDiff('day', came_on, assumeNotNull(ended_on)), ending = 'won' and ended_on >= came_on)) as medianDays,
  sumIf(amount, ending = 'won') as amount
from (
{deals}
)
group by value
order by reached desc, value
limit 50
