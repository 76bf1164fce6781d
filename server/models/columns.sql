-- What is each customer's history in the models' terms, up to and with the day {until}? One row per customer who had bought.
-- x: purchase days after the first. tx, T: weeks from the first to the last of them, and to {until}. mean_spend: per
-- purchase day after the first. margin: share of the amount, over lines whose cost is known. median_gap: days, from three
-- purchase days on. What is not known is nan.
select
  customer_id,
  toUInt32(length(days) - 1) as x,
  (days[-1] - days[1]) / 7 as tx,
  ({until:UInt16} - days[1]) / 7 as observed,
  if(x > 0, (total - first_amount) / x, 0) as mean_spend,
  arraySum(gap -> log(gap / 7), gaps) as log_gaps,
  if(with_cost > 0, (with_cost - cost) / with_cost, nan) as margin,
  if(length(gaps) < 2, nan, arrayReduce('median', gaps)) as median_gap,
  toFloat64({until:UInt16} - days[-1]) as silent
from (
  select
    customer_id,
    arraySort(groupArrayIf(day, bought)) as days,
    arrayPopFront(arrayDifference(arrayMap(day -> toInt32(day), days))) as gaps,
    sum(amount_of_day) as total,
    argMinIf(amount_of_day, day, bought) as first_amount,
    sum(with_cost_of_day) as with_cost,
    sum(cost_of_day) as cost
  from (
    select
      customer_id,
      toUInt16(occurred_on) as day,
      max(kind != 'return') as bought,
      toFloat64(sum(amount)) as amount_of_day,
      toFloat64(sumIf(amount, cost is not null)) as with_cost_of_day,
      toFloat64(sum(ifNull(cost, 0))) as cost_of_day
    from {purchase_line}
    where party_id != 0
      and {counted}
      and occurred_on <= toDate({until:UInt16})
    group by customer_id, day
  )
  group by customer_id
  having notEmpty(days)
)
order by customer_id
