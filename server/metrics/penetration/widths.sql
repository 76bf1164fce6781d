-- How wide, how often, at which bill and at which margin does each customer buy in the period? One row per customer, with
-- the cuts over all of them. margin: only where every line of his has a cost.
select
  *,
  quantileExactInclusive(0.3333)(average) over () as low_bill,
  quantileExactInclusive(0.75)(products) over () as many,
  quantileExactInclusive(0.25)(margin) over () as thin
from (
  select
    customer_id,
    toFloat64(uniqExactIf(order_id, bought)) as orders,
    toFloat64(sum(amount)) as spent,
    spent / orders as average,
    toFloat64(uniqExactIf(sku, bought)) as products,
    arraySort(groupUniqArrayIf(toString(category), bought and category != '')) as kinds,
    if(countIf(cost is null) = 0 and spent > 0, toFloat64(sum(amount - ifNull(cost, 0))) / spent, null) as margin
  from {in_period}
  group by customer_id
  having orders > 0
)
