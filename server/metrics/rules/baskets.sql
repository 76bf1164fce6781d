-- Which baskets hold each product? One row per product that reaches the least support, with the rising numbers of its
-- baskets. A basket is an order, nobody's included; one of more than 200 products is a stock transfer, not a basket.
select
  sku,
  arraySort(groupArray(basket)) as baskets
from (
  select
    toUInt32(row_number() over (order by order_id)) as basket,
    skus
  from (
    select
      order_id,
      groupUniqArray(sku) as skus
    from {in_period}
    where bought
      and intHash32(order_id) % {every:UInt32} = 0
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
)
array join skus as sku
group by sku
order by sku
