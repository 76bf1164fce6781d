-- While an opportunity stood in a step, how often was its customer in contact? One row for those that went on from it and
-- one for those that were lost in it. Only opportunities of a customer, with a first and a last day in the step.
select
  went_on,
  toFloat64(count()) as opportunities,
  toFloat64(sum(length(arrayFilter(day -> day >= since and day <= until, contact.days)))) as contacts,
  toFloat64(sum(greatest(dateDiff('day', since, until), 1))) as days
from (
  select
    customer_id,
    reach > {step:UInt8} as went_on,
    if({step:UInt8} = 0, came_on, entered[{step:UInt8}]) as since,
    arrayFilter(day -> day != toDate(0), arraySlice(entered, {step:UInt8} + 1)) as later,
    multiIf(length(later) > 0, arrayMin(later), ended_on is not null, assumeNotNull(ended_on), toDate(0)) as until
  from (
{deals}
  )
  where customer_id != 0
    and reach >= {step:UInt8}
    and (reach > {step:UInt8} or ending = 'lost')
) as deal
global any left join (
  select customer_id, groupArray(occurred_on) as days
  from {contact}
  group by customer_id
) as contact using (customer_id)
where since != toDate(0) and until >= since
group by went_on
order by went_on
