-- Is anybody known to have been referred, by a referral on record or by the referrer on his file? One row, or none.
select 1 as one
from (
  select 1
  from referral(hidden = {hidden:Array(UInt32)})
  where customer_id != 0 and referred_customer != 0
  union all
  select 1
  from customer(hidden = {hidden:Array(UInt32)})
  where referrer != 0
)
limit 1
