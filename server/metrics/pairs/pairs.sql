-- Which products are bought together more often than chance? One row per pair of products, a before b.
-- A basket is an order, nobody's included. Products below the least support are left out first: no pair of theirs can
-- reach it, and the pairs of the rest fit in memory.
with baskets as (
  select
    order_id,
    groupUniqArray(sku) as skus
  from {in_period}
  where bought
    and sku global in (
      select sku
      from {in_period}
      where bought
      group by sku
      having uniqExact(order_id) >= {least:UInt32}
    )
  group by order_id
  having length(skus) <= 200
)
select
  a,
  b,
  toFloat64(count()) as together
from (
  select
    arrayJoin(arraySort(skus)) as a,
    arrayJoin(arrayFilter(sku -> sku > a, skus)) as b
  from baskets
)
group by a, b
having together >= {least:UInt32}
order by together desc, a, b
limit 20000
