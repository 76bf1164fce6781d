-- How many existing customers bought in the period, and what is one of them expected to bring? One row.
select
  toFloat64(count()) as customers,
  toFloat64(countIf(score.expected is not null)) as scored,
  toFloat64(sum(ifNull(score.expected, 0))) as worth
from (
  select customer_id
  from {history}
  group by customer_id
  having maxIf(occurred_on, bought) >= {from:Date} and minIf(occurred_on, bought) < {from:Date}
) as stayed
global any left join (
  select customer_id, toNullable(if({worth:String} = 'profit', profit_365, clv_365)) as expected
  from customer_score(hidden = {hidden:Array(UInt32)})
) as score on score.customer_id = stayed.customer_id
