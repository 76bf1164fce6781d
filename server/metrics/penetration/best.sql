-- Which product sells best in each of these categories? One row per category.
select toString(category) as category, argMax(sku, (sold, sku)) as best
from (
  select category, sku, uniqExact(customer_id) as sold
  from {in_period}
  where bought and category in {wanted:Array(String)}
  group by category, sku
)
group by category
order by category
