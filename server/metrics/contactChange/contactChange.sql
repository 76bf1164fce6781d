-- By how much more did customers buy in so many days from the day that a colleague turned to them than in as many days before?
-- One row per customer, period and slice of that contact. Anchor: the day on which the days after are over.
-- Of each customer the contacts before which there was none for so many days, and whose first purchase lies before all that.
select
  {slice}period,
  customer_id,
  sum(bought_after) - sum(bought_before) as numerator,
  sum(bought_before) as denominator
from (
  select
    {slice}start as period,
    contact.customer_id as customer_id,
    arraySum(arrayMap((day, worth) -> if(day >= began_on and day < began_on + {windowDays:UInt16}, worth, 0), days, worths)) as bought_after,
    arraySum(arrayMap((day, worth) -> if(day < began_on and day >= began_on - {windowDays:UInt16}, worth, 0), days, worths)) as bought_before
  from (
    select {slice}customer_id, occurred_on as began_on
    from (
      select
        *,
        lagInFrame(toNullable(occurred_on)) over (
          partition by customer_id order by occurred_on, id
          rows between unbounded preceding and current row
        ) as previous_on
      from {interaction}
      where direction = 'out'
    )
    where previous_on is null or occurred_on >= assumeNotNull(previous_on) + {windowDays:UInt16}
  ) as contact
  global inner join (
    select customer_id, groupArray(day) as days, groupArray(worth) as worths, min(day) as first_on
    from (
      select
        customer_id,
        occurred_on as day,
        if({of:String} = 'money', toFloat64(sum(amount)), toFloat64(uniqExactIf(order_id, bought))) as worth
      from {history}
      group by customer_id, occurred_on
    )
    group by customer_id
  ) as purchases on purchases.customer_id = contact.customer_id
  array join {starts:Array(Date)} as start, {ends:Array(Date)} as stop
  where began_on + {windowDays:UInt16} >= start
    and began_on + {windowDays:UInt16} < stop
    and first_on < began_on - {windowDays:UInt16}
)
group by all
