-- What does a piece of each product usually cost, and what was paid for how many? One row per product and category bought in
-- the 365 days that end with the day {until}. usual: the median over lines, to the hundredth.
select
  sku,
  toString(category) as category,
  quantileExactWeighted(0.5)(round(toFloat64(amount) / toFloat64(qty), 2), 1) as usual,
  toFloat64(count()) as lines,
  toFloat64(sum(qty)) as pieces,
  toFloat64(sum(amount)) as paid
from {purchase_line}
where {counted}
  and kind = 'sale'
  and qty > 0
  and amount > 0
  and occurred_on > toDate({until:UInt16}) - 365
  and occurred_on <= toDate({until:UInt16})
group by sku, category
order by sku, category
