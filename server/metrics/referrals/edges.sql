-- Who was brought by whom, and what did he buy? One row per customer who was brought: by the first who referred him, so
-- nobody is counted twice. Nobody brings himself.
select
  referrer,
  brought.person as referred,
  toString(brought_on) as broughtOn,
  channel,
  ifNull(bought.amount, 0) as amount
from (
  select
    referred_customer as person,
    argMin(customer_id, (occurred_on, id)) as referrer,
    min(occurred_on) as brought_on,
    argMin(toString(channel), (occurred_on, id)) as channel
  from {referral}
  where referred_customer != customer_id and referred_customer != 0
  group by referred_customer
) as brought
global any left join (
  select customer_id, toFloat64(sum(amount)) as amount
  from {purchase}
  group by customer_id
) as bought on bought.customer_id = brought.person
where {seen}
order by referred
limit 300001
