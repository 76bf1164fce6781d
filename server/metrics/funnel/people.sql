-- Who stands behind a step? One row per customer: how many of his opportunities, and their money.
select
  customer_id,
  sum(amount) as amount,
  toFloat64(count() over ()) as total
from (
{deals}
)
where customer_id != 0 and reach >= {step:UInt8}
  and multiIf(
    {which:String} = 'reached', true,
    {which:String} = 'wentOn', reach > {step:UInt8},
    reach = {step:UInt8} and ending = {which:String}
  )
group by customer_id
order by amount desc, customer_id
limit {limit:UInt32} offset {offset:UInt32}
