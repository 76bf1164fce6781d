-- By which touches did customers come to their first order or won deal? One row per customer whose first touch lies in
-- the period. Anchor: the first touch. won_on: the first success from then on, 1970-01-01 while there is none. path: the
-- kinds of touch up to that day, the same in a row once, the first three. known: had bought or won before any touch.
select
  customer_id,
  first_on,
  ifNull(earliest_on, toDate(0)) as success_on,
  success_on != toDate(0) and success_on < first_on as known,
  if(known, toDate(0), success_on) as won_on,
  arrayStringConcat(
    arrayMap(
      rank -> ['referral', 'campaign', 'interaction', 'opportunity'][rank],
      arraySlice(
        arrayCompact(
          arrayMap(
            touch -> touch.2,
            arrayFilter(touch -> won_on = toDate(0) or touch.1 <= won_on, touches)
          )
        ),
        1,
        3
      )
    ),
    '>'
  ) as path
from (
  select
    customer_id,
    min(day) as first_on,
    arraySort(groupArray((day, rank))) as touches
  from (
    select customer_id, occurred_on as day, if(campaign = '', 3, 2) as rank
    from {interaction}
    union all
    select customer_id, occurred_on as day, 4 as rank
    from {opportunity}
    union all
    select customer_id, day, 1 as rank
    from (
      select referred_customer as customer_id, occurred_on as day
      from {referred}
    )
    where {seen}
  )
  where customer_id != 0 and day != toDate(0)
  group by customer_id
  having first_on >= {begun:Date} and first_on < {ended:Date}
) as touched
global any left join (
  select customer_id, min(day) as earliest_on
  from (
    select customer_id, occurred_on as day
    from {purchase}
    where bought
    union all
    select customer_id, assumeNotNull(closed_on) as day
    from {opportunity by closed_on}
    where outcome = 'won'
  )
  where customer_id != 0
  group by customer_id
) as success using (customer_id)
