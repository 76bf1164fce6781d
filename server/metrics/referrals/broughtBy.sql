-- Whom did this customer bring, as the first who referred them? One row each. Referrals on record come before what a file
-- says; nobody brings himself.
with candidates as (
  select referred_customer from referral(hidden = {hidden:Array(UInt32)}) where customer_id = {referrer:UInt32}
  union all
  select customer_id from customer(hidden = {hidden:Array(UInt32)})
  where referrer != 0
    and dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(referrer), referrer) = {referrer:UInt32}
)
select toFloat64(referred_customer) as referred
from (
  select referred_customer, argMin(who, place) as referrer
  from (
    select referred_customer, customer_id as who, (occurred_on, id) as place
    from referral(hidden = {hidden:Array(UInt32)})
    where customer_id != 0 and referred_customer global in candidates
    union all
    select
      file.customer_id as referred_customer,
      dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(file.referrer), file.referrer) as who,
      (toDate('2149-06-06'), toUInt64(0)) as place
    from customer(hidden = {hidden:Array(UInt32)}) as file
    where file.referrer != 0 and file.customer_id global in candidates
  )
  where who != referred_customer and referred_customer != 0
  group by referred_customer
  having referrer = {referrer:UInt32}
)
where {seen}
order by referred
limit 10000
