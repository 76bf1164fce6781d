-- What did these customers buy themselves? One row per customer with a purchase.
select customer_id, toFloat64(sum(amount)) as amount
from {purchase}
where customer_id in {customers:Array(UInt32)}
group by customer_id
