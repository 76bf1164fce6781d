-- In how many baskets is each product, and how many baskets are there? One row per product; product 0 stands for all.
select
  if(grouping(sku) = 1, 0, sku) as product,
  toFloat64(uniqExact(order_id)) as baskets
from {in_period}
where bought
group by grouping sets ((sku), ())
order by product
