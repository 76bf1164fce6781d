-- What share of sales comes from the fifth of customers who bought for most? One row per period and customer.
-- The fifth is rounded up; of equal customers the lower number comes first.
select
  {slice}customer_id,
  period,
  if(place <= ceil(customers * 0.2), money, 0) as numerator,
  money as denominator
from (
  select
    {slice}customer_id,
    period,
    money,
    row_number() over (partition by {slice}period order by money desc, customer_id) as place,
    count() over (partition by {slice}period) as customers
  from (
    select
      {slice}customer_id,
      period,
      sum(amount) as money
    from {in_period}
    group by all
    having max(bought)
  )
)
