-- What is a customer worth with credit for those whom he brought: his own value by the simple formula, and the value of
-- everyone whom he referred himself? One row per period and customer who had bought by its end. Each is credited once: to
-- who referred him first, and where no referral was recorded, to the referrer on his file. What those in turn brought is
-- theirs. No figure where nobody is known to have been referred.
select
  period,
  holder as customer_id,
  worth as numerator,
  if(max(credited) over () = 0, 0, 1) as denominator
from (
  select
    period,
    arrayJoin(if(brought.referrer = 0, [value.customer_id], [value.customer_id, brought.referrer])) as holder,
    sum(value.worth) as worth,
    max(holder = value.customer_id) as own,
    max(holder != value.customer_id) as credited
  from (
    select
      customer_id,
      period,
      money / greatest(1, dateDiff('day', first_on, until) / 365.25) * {years:Float64} as worth
    from (
      {clvSimple/bought}
    )
    where orders > 0
  ) as value
  global any left join (
    select
      referred_customer,
      argMin(who, place) as referrer
    from (
      select
        referred_customer,
        customer_id as who,
        (occurred_on, id) as place
      from referral(hidden = {hidden:Array(UInt32)})
      where customer_id != 0 and referred_customer != 0
      union all
      select
        file.customer_id as referred_customer,
        dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(file.referrer), file.referrer) as who,
        (toDate('2149-06-06'), toUInt64(0)) as place
      from customer(hidden = {hidden:Array(UInt32)}) as file
      where file.referrer != 0
    )
    where who != referred_customer
    group by referred_customer
  ) as brought on brought.referred_customer = value.customer_id
  group by period, holder
)
where own
