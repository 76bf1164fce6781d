-- Of the customers followed up in the period, how many came to a deal within so many days of the first follow-up?
-- One row per customer, period and slice of the follow-up. Anchor: the first follow-up in the period.
select
  {slice}period,
  customer_id,
  toUInt64(arrayExists(day -> day >= first_on and day <= first_on + {windowDays:UInt16}, deals.days)) as numerator,
  1 as denominator
from (
  select
    {slice}period,
    customer_id,
    min(occurred_on) as first_on
  from (
    select {slice}period, customer_id, occurred_on
    from {interaction}
    where period != toDate(0) and direction = 'out' and {followed:String} in ('contacts', 'both')
    union all
    select {slice}period, customer_id, occurred_on
    from {opportunity}
    where period != toDate(0) and {followed:String} in ('opportunities', 'both')
  )
  group by all
) as followed
global any left join (
  select customer_id, groupUniqArray(day) as days
  from (
    select customer_id, occurred_on as day
    from {purchase}
    where bought and {success:String} in ('ordered', 'either')
    union all
    select customer_id, assumeNotNull(closed_on) as day
    from {opportunity by closed_on}
    where outcome = 'won' and {success:String} in ('won', 'either')
  )
  group by customer_id
) as deals using (customer_id)
