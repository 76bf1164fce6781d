-- A rate holds for as many days as the company says, 31 where it says nothing, no longer without end: rates that the
-- engine has are carried once more with the day until which each holds.
insert into outbox (kind, payload, at)
select 'rates', jsonb_build_object('currencies', jsonb_agg(distinct currency)), now()
from exchange_rate
having count(*) > 0;
