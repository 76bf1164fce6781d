-- How unevenly do sales lie on customers? One row: customers, sales, and the sales of the largest 5 %, 10 % … 100 %.
-- Shares of customers are rounded up to whole customers.
select
  toUInt32(length(largest)) as customers,
  toFloat64(arraySum(largest)) as amount,
  arrayMap(
    twentieth -> if(customers = 0, 0, arrayElement(running, toUInt32(ceil(customers * twentieth / 20)))),
    range(1, 21)
  ) as curve
from (
  select
    arrayReverseSort(groupArray(money)) as largest,
    arrayCumSum(largest) as running
  from (
    select
      customer_id,
      toFloat64(sum(amount)) as money
    from {in_period}
    group by customer_id
    having max(bought)
  )
)
