-- By how much did the sales of existing customers grow against the period before, of the same length? One row per customer.
-- The quick form for one period, where neither slices nor filters are about lines: one pass over each customer's lines.
select
  customer_id,
  {from:Date} as period,
  if(first_on < {from:Date}, now, 0) - if(first_on < arrayMin({befores:Array(Date)}), was, 0) as numerator,
  if(first_on < arrayMin({befores:Array(Date)}), was, 0) as denominator
from (
  select
    customer_id,
    minIf(occurred_on, bought) as first_on,
    toFloat64(sumIf(amount, occurred_on >= {from:Date})) as now,
    toFloat64(sumIf(amount, occurred_on >= arrayMin({befores:Array(Date)}) and occurred_on < {from:Date})) as was
  from {purchase}
  group by customer_id
  having max(bought)
)
where numerator != 0 or denominator != 0
