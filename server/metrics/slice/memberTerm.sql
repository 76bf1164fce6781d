-- Which membership did a customer hold when a period began? One row per period and customer who held one: of several, the
-- one that began last.
  select
    customer_id,
    period,
    argMax(programme, (occurred_on, id)) as programme,
    argMax(tier, (occurred_on, id)) as tier
  from membership_term(hidden = {hidden:Array(UInt32)})
  array join {starts:Array(Date)} as period
  where customer_id != 0
    and occurred_on < period
    and (ended_on is null or assumeNotNull(ended_on) >= period)
  group by customer_id, period
