-- What the newest whole run says of each customer in force. Who went with an undone import or was merged into another
-- since then is left out: the survivor's own row stands until the next run.
create or replace view customer_score as
select
  party_id as customer_id,
  bucket,
  p_alive,
  buys_30,
  purchases_90,
  if(isNaN(purchases_180), null, purchases_180) as purchases_180,
  purchases_365,
  if(isNaN(order_value), null, order_value) as order_value,
  purchases_90 * order_value as spend_90,
  purchases_180 * order_value as spend_180,
  purchases_365 * order_value as spend_365,
  if(isNaN(clv_365), null, clv_365) as clv_365,
  if(isNaN(clv_365_low), null, clv_365_low) as clv_365_low,
  if(isNaN(clv_365_high), null, clv_365_high) as clv_365_high,
  if(isNaN(profit_365), null, profit_365) as profit_365,
  if(isNaN(lateness), null, lateness) as lateness,
  if(isNaN(due_in), null, due_in) as due_in,
  run
from score_row
where run = (select argMax(run, (as_of, run)) from score_run final where gone = 0)
  and party_id global in (select customer_id from customer(hidden = {hidden:Array(UInt32)}));
-- The same for any run that is kept, by its number.
create or replace view score_of_run as
select
  party_id as customer_id, bucket, p_alive, buys_30, purchases_90,
  if(isNaN(purchases_180), null, purchases_180) as purchases_180,
  purchases_365,
  if(isNaN(order_value), null, order_value) as order_value,
  purchases_90 * order_value as spend_90,
  purchases_180 * order_value as spend_180,
  purchases_365 * order_value as spend_365,
  if(isNaN(clv_365), null, clv_365) as clv_365,
  if(isNaN(clv_365_low), null, clv_365_low) as clv_365_low,
  if(isNaN(clv_365_high), null, clv_365_high) as clv_365_high,
  if(isNaN(profit_365), null, profit_365) as profit_365,
  if(isNaN(lateness), null, lateness) as lateness,
  if(isNaN(due_in), null, due_in) as due_in,
  run
from score_row
where run = {run:UInt32}
  and party_id global in (select customer_id from customer(hidden = {hidden:Array(UInt32)}))
