-- How many of the customers who bought or complained in the period complained? Or: how many complaints per order?
-- One row per customer, period and slice of the complaint, where it is cut by one: who bought is then in the denominator of
-- each that there was a complaint of.
select
  {slice}period,
  customer_id,
  if({per:String} = 'orders', complaints, least(complaints, 1)) as numerator,
  if({per:String} = 'orders', orders, 1) as denominator
from (
  select
    {slice}period,
    customer_id,
    sum(complained) as complaints,
    sum(placed) as orders
  from (
    select {slice}period, customer_id, 1 as complained, toUInt64(0) as placed
    from {complaint}
    where period != toDate(0)
    union all
    select {slice}buyer.period as period, buyer.customer_id as customer_id, 0 as complained, buyer.placed as placed
    from (
      select period, customer_id, uniqExact(order_id) as placed
      from {in_period}
      where bought
      group by period, customer_id
    ) as buyer
    global left join (
      select {slice}period as said_in
      from {complaint}
      where period != toDate(0)
      group by all
    ) as said on said.said_in = buyer.period
    where {apart:UInt8} = 0 or said.said_in is not null
  )
  group by all
)
