-- What every whole run that is kept says of each customer, with the last day that the run had seen: for questions about a
-- moment in the past, which may only know the runs before it.
create or replace view score_kept as
select
  party_id as customer_id,
  bucket,
  run,
  as_of,
  p_alive,
  purchases_90,
  if(isNaN(clv_365), null, clv_365) as clv_365,
  if(isNaN(due_in), null, due_in) as due_in
from score_row
global inner join (select run, as_of from score_run final where gone = 0) as whole using (run)
where party_id not in (select party_id from merged_party final where gone = 0)
