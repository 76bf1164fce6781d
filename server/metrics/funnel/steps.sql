-- How many opportunities got to each step, and what became of them there? One row per step that somebody got to.
-- left: those that went on or were lost; days: from entering the step until then, where both days are known.
select
  step,
  toFloat64(count()) as reached,
  toFloat64(uniqExactIf(customer_id, customer_id != 0)) as customers,
  toFloat64(countIf(reach > step)) as wentOn,
  toFloat64(countIf(reach = step and ending = 'lost')) as lost,
  toFloat64(countIf(reach = step and ending = 'open')) as open,
  toFloat64(countIf(days is not null)) as left,
  if(left = 0, null, quantileExactInclusiveIf(0.5)(assumeNotNull(days), days is not null)) as medianDays,
  sum(amount) as amount
from (
  select
    *,
    if(step = 0, came_on, if(step > length(entered), toDate(0), entered[step])) as since,
    arrayFilter(day -> day != toDate(0), arraySlice(entered, step + 1)) as later,
    multiIf(length(later) > 0, arrayMin(later), ended_on) as until,
    if(since = toDate(0) or until is null or until < since, null, dateDiff('day', since, assumeNotNull(until))) as days
  from (
    select *, toUInt16(arrayJoin(range(0, reach + 1))) as step
    from (
{deals}
    )
  )
)
group by step
order by step
